namespace Torchbook.Charts;

/// <summary>Bars from a start to an end on horizontal lanes: who did what, and when. Several of these in a panel share its lanes.</summary>
public sealed class SpanTrace(IReadOnlyList<SpanBar> bars, string? name = null) : ChartTrace(name)
{
    private const double Inset = 1;

    public IReadOnlyList<SpanBar> Bars { get; } = bars;

    internal override Extent XExtent(AxisScale scale) => Extent.Of(Bars.SelectMany(b => new[] { b.Start, b.End }), scale);

    internal override Extent YExtent(AxisScale scale) => Extent.Of(Bars.SelectMany(b => new[] { b.From, b.To }), scale);

    internal override void Draw(PlotArea plot)
    {
        foreach (var bar in Bars)
        {
            if (plot.Cell(bar.Start, bar.From, bar.End, bar.To) is not { } cell)
            {
                continue;
            }

            // A gap between neighbors, where there is room for one, shows where one bar ends and the next begins.
            var gap = cell.Width > 4 * Inset ? Inset : 0;
            plot.Svg.Rect(new(cell.X, cell.Y + Inset / 2, cell.Width - gap, Math.Max(0.5, cell.Height - Inset)), Paint, radius: gap > 0 ? 2 : 0);
            var size = Math.Min(Theme.TickSize, cell.Height * 0.72);
            if (bar.Text is { Length: > 0 } text && size >= 8 && TextWidth.Of(text, size) + 4 <= cell.Width)
            {
                plot.Svg.Text(text, cell.CenterX, cell.CenterY + size * 0.36, TextStyle.On(Paint, size));
            }
        }
    }

    internal override void WritePlotly(PlotlyPanel panel) => panel.AddTrace("bar", this,
        ("orientation", "h"), ("base", PlotlyJson.Numbers(Bars.Select(b => b.Start))), ("x", PlotlyJson.Numbers(Bars.Select(b => b.End - b.Start))),
        ("y", PlotlyJson.Numbers(Bars.Select(b => (b.From + b.To) / 2))), ("width", PlotlyJson.Numbers(Bars.Select(b => Math.Abs(b.To - b.From)))),
        ("text", PlotlyJson.Texts(Bars.Select(b => b.Text ?? ""))), ("textposition", "inside"), ("insidetextanchor", "middle"), ("constraintext", "both"), ("textangle", 0),
        ("marker", PlotlyJson.Object(("color", Paint.ToString()))));
}
