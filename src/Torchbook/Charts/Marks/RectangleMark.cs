namespace Torchbook.Charts;

/// <summary>A frame around a region, such as a kernel's window on a grid, with an optional text in its middle.</summary>
public sealed class RectangleMark(double x1, double y1, double x2, double y2, string? text = null) : Mark
{
    public double X1 { get; } = x1;

    public double Y1 { get; } = y1;

    public double X2 { get; } = x2;

    public double Y2 { get; } = y2;

    public string? Text { get; } = text;

    /// <summary>Tints the inside, from 0 (clear) to 1.</summary>
    public double FillOpacity { get; init; }

    internal override Extent XExtent => Extent.Empty.With(X1).With(X2);

    internal override Extent YExtent => Extent.Empty.With(Y1).With(Y2);

    internal override void Draw(PlotArea plot)
    {
        if (plot.Cell(X1, Y1, X2, Y2) is not { } box)
        {
            return;
        }

        if (FillOpacity > 0)
        {
            plot.Svg.Rect(box, Color ?? Theme.Ink, Color is null ? "tb-ink" : null, FillOpacity);
        }

        plot.Svg.Frame(box, Stroke.Mark(Color, 2.5));
        foreach (var (index, line) in (Text is null ? [] : TextWidth.Wrap(Text, box.Width - 6, Theme.TickSize)).Index())
        {
            var count = TextWidth.Wrap(Text!, box.Width - 6, Theme.TickSize).Count;
            plot.Svg.Text(line, box.CenterX, box.CenterY + 4.5 + (index - (count - 1) / 2.0) * 17, TextStyle.Tick with { Color = Theme.Ink, Class = "tb-ink", Anchor = TextAnchor.Middle });
        }
    }

    internal override void WritePlotly(PlotlyPanel panel) => panel.AddRectangle(this);
}
