namespace Torchbook.Charts;

/// <summary>One bar a category; several of these in a panel stand side by side in groups.</summary>
public sealed class BarTrace : ChartTrace
{
    /// <param name="values">One length for each category.</param>
    /// <param name="name">What these bars have in common, for the legend.</param>
    /// <param name="errors">Half the length of each bar's error bar, or null.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public BarTrace(double[] values, string? name = null, double[]? errors = null)
        : base(name)
    {
        Values = values;
        Errors = errors is null ? null : Series.SameLength(errors, values.Length, nameof(errors));
    }

    public IReadOnlyList<double> Values { get; }

    /// <inheritdoc cref="ScatterTrace.Errors"/>
    public IReadOnlyList<double>? Errors { get; }

    /// <summary>Lets the bars grow to the right, which leaves room for long category names.</summary>
    public bool IsHorizontal { get; init; }

    /// <summary>Writes the value at the end of each bar.</summary>
    public bool ShowsValues { get; init; }

    internal override Extent XExtent(AxisScale scale) => IsHorizontal ? ValueExtent(scale) : CategoryExtent;

    internal override Extent YExtent(AxisScale scale) => IsHorizontal ? CategoryExtent : ValueExtent(scale);

    internal override double? PlotHeight(double width) => IsHorizontal ? Math.Max(1, Values.Count) * 30 + 10 : null;

    internal override void Draw(PlotArea plot)
    {
        var (slot, slots) = plot.BarSlotOf(this);
        var thickness = 0.76 / slots;
        for (var i = 0; i < Values.Count; i++)
        {
            var from = i - 0.38 + slot * thickness;
            if (double.IsFinite(Values[i]) && Shape(plot, from, from + thickness, Values[i]) is { } shape)
            {
                var bar = slots == 1 ? shape : IsHorizontal ? shape with { Y = shape.Y + 0.5, Height = Math.Max(0.5, shape.Height - 1) } : shape with { X = shape.X + 0.5, Width = Math.Max(0.5, shape.Width - 1) };
                plot.Svg.Rect(bar, Paint);
                DrawError(plot, bar, i);
                DrawValue(plot, bar, i);
            }
        }
    }

    internal override void WritePlotly(PlotlyPanel panel)
    {
        var categories = PlotlyJson.Numbers(Series.Indices(Values.Count));
        var values = PlotlyJson.Numbers(Values);
        var errors = Errors is null ? null : PlotlyJson.Errors(Errors);
        panel.AddTrace("bar", this,
            ("x", IsHorizontal ? values : categories), ("y", IsHorizontal ? categories : values), ("orientation", IsHorizontal ? "h" : "v"),
            ("marker", PlotlyJson.Object(("color", Paint.ToString()))), (IsHorizontal ? "error_x" : "error_y", errors),
            ("text", ShowsValues ? PlotlyJson.Texts(Values.Select(NumberText.Short)) : null), ("textposition", ShowsValues ? "outside" : null), ("cliponaxis", ShowsValues ? false : null));
    }

    private Extent CategoryExtent => Values.Count == 0 ? Extent.Empty : new(-0.5, Values.Count - 0.5);

    private Extent ValueExtent(AxisScale scale)
    {
        double[] ends = [.. Values, .. Values.Zip(Errors ?? [], (v, e) => v - e), .. Values.Zip(Errors ?? [], (v, e) => v + e)];
        var extent = Extent.Of(ends, scale);
        return extent.IsEmpty || scale == AxisScale.Log ? extent : Padded(extent.With(0));
    }

    /// <summary>Room for the value beyond the bar's end.</summary>
    private Extent Padded(Extent extent)
    {
        var margin = ShowsValues && IsHorizontal ? (extent.Max - extent.Min) * 0.16 : 0;
        return new(extent.Min < 0 ? extent.Min - margin : extent.Min, extent.Max > 0 ? extent.Max + margin : extent.Max);
    }

    private Box? Shape(PlotArea plot, double from, double to, double value)
    {
        var start = plot.ValueBase(IsHorizontal);
        if (IsHorizontal)
        {
            var (x, y1, y2) = (plot.X(value), plot.Y(from), plot.Y(to));
            return double.IsNaN(x) ? null : Clip.Rectangle(new(Math.Min(start, x), Math.Min(y1, y2), Math.Abs(x - start), Math.Abs(y2 - y1)), plot.Box);
        }

        var (y, x1, x2) = (plot.Y(value), plot.X(from), plot.X(to));
        return double.IsNaN(y) ? null : Clip.Rectangle(new(Math.Min(x1, x2), Math.Min(start, y), Math.Abs(x2 - x1), Math.Abs(y - start)), plot.Box);
    }

    private void DrawError(PlotArea plot, Box bar, int index)
    {
        if (Errors is null || !double.IsFinite(Errors[index]))
        {
            return;
        }

        var (low, high) = (Values[index] - Errors[index], Values[index] + Errors[index]);
        if (IsHorizontal)
        {
            ErrorBar.Draw(plot, plot.X(low), bar.CenterY, plot.X(high), bar.CenterY, null);
        }
        else
        {
            ErrorBar.Draw(plot, bar.CenterX, plot.Y(low), bar.CenterX, plot.Y(high), null);
        }
    }

    private void DrawValue(PlotArea plot, Box bar, int index)
    {
        if (!ShowsValues)
        {
            return;
        }

        var text = NumberText.Short(Values[index]);
        var width = TextWidth.Of(text, Theme.TickSize);
        var up = Values[index] >= 0;
        var error = Errors is { } errors && double.IsFinite(errors[index]) ? errors[index] : 0;
        var tip = Values[index] + (up ? error : -error);
        if (IsHorizontal)
        {
            var end = Or(plot.X(tip), up ? bar.Right : bar.X);
            var x = Math.Max(Math.Min(up ? end + 6 : end - 6 - width, plot.Box.Right - width), plot.Box.X);
            plot.Svg.Text(text, x, bar.CenterY + 4.5, TextStyle.Tick with { Halo = true });
        }
        else if (width <= bar.Width + 12)
        {
            var end = Or(plot.Y(tip), up ? bar.Y : bar.Bottom);
            var y = Math.Clamp(up ? end - 5 : end + 15, plot.Box.Y + 10, plot.Box.Bottom - 2);
            plot.Svg.Text(text, bar.CenterX, y, TextStyle.Tick with { Anchor = TextAnchor.Middle, Halo = true });
        }
    }

    private static double Or(double position, double fallback) => double.IsNaN(position) ? fallback : position;
}
