namespace Torchbook.Charts;

/// <summary>A dashed line across the plot at one value: a target, a baseline, a moment.</summary>
public sealed class ReferenceLineMark(double value, string? text, bool isHorizontal) : Mark
{
    public double Value { get; } = value;

    public string? Text { get; } = text;

    /// <summary>True for a line at one y, false for a line at one x.</summary>
    public bool IsHorizontal { get; } = isHorizontal;

    internal override Extent XExtent => IsHorizontal ? Extent.Empty : Extent.Empty.With(Value);

    internal override Extent YExtent => IsHorizontal ? Extent.Empty.With(Value) : Extent.Empty;

    internal override void Draw(PlotArea plot)
    {
        var box = plot.Box;
        var (x, y) = IsHorizontal ? (box.X, plot.Y(Value)) : (plot.X(Value), box.Y);
        if (!plot.Contains(x, y))
        {
            return;
        }

        plot.Svg.Line(x, y, IsHorizontal ? box.Right : x, IsHorizontal ? y : box.Bottom, Stroke.Mark(Color, 1.25, "4 4"));
        if (Text is not null)
        {
            var half = TextWidth.Of(Text, Theme.TickSize) / 2 + 5;
            var above = y - 10 > box.Y + 8 ? -10 : 11;
            var right = x + 2 * half < box.Right ? half : -half;
            MarkText.Draw(plot, Text, IsHorizontal ? box.X + half : x + right, IsHorizontal ? y + above : box.Y + 9, Color);
        }
    }

    internal override void WritePlotly(PlotlyPanel panel) => panel.AddReferenceLine(this);
}
