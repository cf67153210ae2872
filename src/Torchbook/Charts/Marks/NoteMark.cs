namespace Torchbook.Charts;

/// <summary>A short text centered at a place in the plot.</summary>
public sealed class NoteMark(double x, double y, string text) : Mark
{
    public double X { get; } = x;

    public double Y { get; } = y;

    public string Text { get; } = text;

    internal override Extent XExtent => Extent.Empty.With(X);

    internal override Extent YExtent => Extent.Empty.With(Y);

    internal override void Draw(PlotArea plot)
    {
        var (x, y) = (plot.X(X), plot.Y(Y));
        if (plot.Contains(x, y))
        {
            MarkText.Draw(plot, Text, x, y, Color);
        }
    }

    internal override void WritePlotly(PlotlyPanel panel) => panel.AddNote(X, Y, Text, Color);
}
