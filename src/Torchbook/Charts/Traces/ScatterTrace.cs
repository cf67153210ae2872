namespace Torchbook.Charts;

/// <summary>Single points, optionally with error bars.</summary>
public sealed class ScatterTrace : ChartTrace
{
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public ScatterTrace(double[] x, double[] y, string? name = null, double[]? errors = null)
        : base(name)
    {
        (X, Y) = Series.Paired(x, y);
        Errors = errors is null ? null : Series.SameLength(errors, y.Length, nameof(errors));
    }

    public IReadOnlyList<double> X { get; }

    public IReadOnlyList<double> Y { get; }

    /// <summary>Half the length of each point's error bar, in units of y, or null.</summary>
    public IReadOnlyList<double>? Errors { get; }

    /// <summary>Draws a white rim around the dots, to tell them from a colored background.</summary>
    public bool HasRim { get; init; }

    internal override bool HasWholeX => X.All(x => x == Math.Round(x));

    internal override Extent XExtent(AxisScale scale) => Extent.Of(X, scale);

    internal override Extent YExtent(AxisScale scale) => Extent.Of(Errors is null ? Y : [.. Y, .. Y.Zip(Errors, (y, e) => y - e), .. Y.Zip(Errors, (y, e) => y + e)], scale);

    internal override void Draw(PlotArea plot)
    {
        var radius = X.Count switch { <= 60 => 4.5, <= 300 => 3.5, _ => 2.5 };
        for (var i = 0; i < X.Count; i++)
        {
            var (x, y) = (plot.X(X[i]), plot.Y(Y[i]));
            if (!plot.Contains(x, y))
            {
                continue;
            }

            if (Errors is not null)
            {
                ErrorBar.Draw(plot, x, plot.Y(Y[i] - Errors[i]), x, plot.Y(Y[i] + Errors[i]), Paint);
            }

            if (HasRim)
            {
                plot.Svg.Circle(x, y, radius + 1, new(255, 255, 255));
            }

            plot.Svg.Circle(x, y, radius, Paint, HasRim ? 1 : X.Count > 100 ? 0.6 : 0.85);
        }
    }

    internal override void WritePlotly(PlotlyPanel panel)
    {
        var marker = PlotlyJson.Object(("color", Paint.ToString()), ("size", 7), ("opacity", 0.85));
        if (HasRim)
        {
            marker["line"] = PlotlyJson.Object(("color", "#ffffff"), ("width", 1));
        }

        panel.AddTrace("scatter", this, ("mode", "markers"), ("x", PlotlyJson.Numbers(X)), ("y", PlotlyJson.Numbers(Y)), ("marker", marker),
            ("error_y", Errors is null ? null : PlotlyJson.Errors(Errors)));
    }
}
