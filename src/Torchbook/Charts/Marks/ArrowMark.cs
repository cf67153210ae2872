namespace Torchbook.Charts;

/// <summary>An arrow from one place to another, with an optional text at its tail.</summary>
public sealed class ArrowMark(double fromX, double fromY, double toX, double toY, string? text = null) : Mark
{
    private const double HeadLength = 9;

    public double FromX { get; } = fromX;

    public double FromY { get; } = fromY;

    public double ToX { get; } = toX;

    public double ToY { get; } = toY;

    public string? Text { get; } = text;

    internal override Extent XExtent => Extent.Empty.With(FromX).With(ToX);

    internal override Extent YExtent => Extent.Empty.With(FromY).With(ToY);

    internal override void Draw(PlotArea plot)
    {
        var (x1, y1, x2, y2) = (plot.X(FromX), plot.Y(FromY), plot.X(ToX), plot.Y(ToY));
        if (!plot.Contains(x1, y1) || !plot.Contains(x2, y2))
        {
            return;
        }

        var length = Math.Max(Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1)), 1e-9);
        var (ux, uy) = ((x2 - x1) / length, (y2 - y1) / length);
        var head = Math.Min(HeadLength, length);
        var (bx, by) = (x2 - ux * head, y2 - uy * head);
        plot.Svg.Line(x1, y1, bx, by, Stroke.Mark(Color));
        var side = head * 0.45;
        plot.Svg.Area(LinePath.Closed([(x2, y2), (bx - uy * side, by + ux * side), (bx + uy * side, by - ux * side)]), Color ?? Theme.Ink, 1, Color is null ? "tb-ink" : null);
        if (Text is not null)
        {
            // Beyond the tail, so that the arrow leads away from the words.
            MarkText.Draw(plot, Text, x1 - ux * (Math.Abs(ux) * TextWidth.Of(Text, Theme.TickSize) / 2 + 4), y1 - uy * 14, Color);
        }
    }

    internal override void WritePlotly(PlotlyPanel panel) => panel.AddArrow(this);
}
