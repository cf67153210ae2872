namespace Torchbook.Charts;

/// <summary>A short text centered at a place in the plot.</summary>
public sealed class NoteMark(double x, double y, string text) : Mark
{
    public double X { get; } = x;

    public double Y { get; } = y;

    public string Text { get; } = text;

    /// <summary>How far above and below its place the panel must reach, in data units, to leave room for the text.</summary>
    public double Reach { get; init; }

    internal override Extent XExtent => Extent.Empty.With(X);

    internal override Extent YExtent => Extent.Empty.With(Y - Reach).With(Y + Reach);

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
