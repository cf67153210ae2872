namespace Torchbook.Charts;

/// <summary>Points joined by a line, with gaps where x or y is not finite, and optionally an interval around it.</summary>
public sealed class LineTrace : ChartTrace
{
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public LineTrace(double[] x, double[] y, string? name = null)
        : base(name) => (X, Y) = Series.Paired(x, y);

    public IReadOnlyList<double> X { get; }

    public IReadOnlyList<double> Y { get; }

    /// <summary>Lower ends of the shaded interval, one for each point, or null.</summary>
    public IReadOnlyList<double>? Low { get; private set; }

    /// <summary>Upper ends of the shaded interval, one for each point, or null.</summary>
    public IReadOnlyList<double>? High { get; private set; }

    /// <summary>Draws the line dashed.</summary>
    public bool IsDashed { get; init; }

    /// <summary>Draws a dot at every point.</summary>
    public bool HasMarkers { get; init; }

    /// <summary>Shades the interval from <paramref name="low"/> to <paramref name="high"/>.</summary>
    /// <exception cref="ArgumentException">The lengths differ from the line's.</exception>
    public LineTrace WithBand(double[] low, double[] high)
    {
        (Low, High) = (Series.SameLength(low, Y.Count, "low"), Series.SameLength(high, Y.Count, "high"));
        return this;
    }

    internal override bool HasWholeX => X.All(x => x == Math.Round(x));

    internal override Extent XExtent(AxisScale scale) => Extent.Of(X, scale);

    internal override Extent YExtent(AxisScale scale) => Extent.Of(Y.Concat(Low ?? []).Concat(High ?? []), scale);

    internal override void Draw(PlotArea plot)
    {
        DrawBand(plot);
        var points = Thinning.Thin(X, Y).Select(i => (X: plot.X(X[i]), Y: plot.Y(Y[i]))).ToArray();
        LinePath.Draw(plot, points, new(Paint, 2.25, null, IsDashed ? "7 5" : null));
        foreach (var (index, (x, y)) in points.Index())
        {
            if (plot.Contains(x, y) && (HasMarkers || IsAlone(points, index)))
            {
                plot.Svg.Circle(x, y, HasMarkers ? 3.5 : 2.5, Paint);
            }
        }
    }

    internal override void WritePlotly(PlotlyPanel panel)
    {
        var kept = Thinning.Thin(X, Y);
        if (Low is not null && High is not null)
        {
            panel.AddBand(kept.Select(i => X[i]), kept.Select(i => Low[i]), kept.Select(i => High[i]), Paint);
        }

        panel.AddTrace("scatter", this,
            ("mode", HasMarkers || X.Count == 1 ? "lines+markers" : "lines"), ("x", PlotlyJson.Numbers(kept.Select(i => X[i]))), ("y", PlotlyJson.Numbers(kept.Select(i => Y[i]))),
            ("line", PlotlyJson.Object(("color", Paint.ToString()), ("width", 2.25), ("dash", IsDashed ? "dash" : "solid"))));
    }

    /// <summary>A point between two gaps has no line to show it.</summary>
    private static bool IsAlone((double X, double Y)[] points, int index) =>
        (index == 0 || double.IsNaN(points[index - 1].X + points[index - 1].Y))
        && (index == points.Length - 1 || double.IsNaN(points[index + 1].X + points[index + 1].Y));

    private void DrawBand(PlotArea plot)
    {
        if (Low is null || High is null)
        {
            return;
        }

        var kept = Thinning.Thin(X, Y).Where(i => !double.IsNaN(plot.X(X[i]) + plot.Y(Low[i]) + plot.Y(High[i]))).ToArray();
        var outline = kept.Select(i => (plot.X(X[i]), plot.Y(High[i]))).Concat(kept.Reverse().Select(i => (plot.X(X[i]), plot.Y(Low[i])))).ToArray();
        if (Clip.Polygon(outline, plot.Box) is { Count: > 2 } inside)
        {
            plot.Svg.Area(LinePath.Closed(inside), Paint, 0.18);
        }
    }
}
