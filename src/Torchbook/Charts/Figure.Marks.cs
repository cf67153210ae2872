namespace Torchbook.Charts;

public sealed partial class Figure
{
    /// <summary>Writes a short text centered at a place in data units.</summary>
    public Figure Note(double x, double y, string text, Rgb? color = null) => With(new NoteMark(x, y, text) { Color = color });

    /// <summary>Draws an arrow between two places in data units, with a text at its tail.</summary>
    public Figure Arrow(double fromX, double fromY, double toX, double toY, string? text = null, Rgb? color = null) =>
        With(new ArrowMark(fromX, fromY, toX, toY, text) { Color = color });

    /// <summary>Frames a region given by two corners in data units; on grids and pictures, cell (r, c) reaches from (c − ½, r − ½) to (c + ½, r + ½).</summary>
    public Figure Rectangle(double x1, double y1, double x2, double y2, Rgb? color = null, double fillOpacity = 0, string? text = null) =>
        With(new RectangleMark(x1, y1, x2, y2, text) { Color = color, FillOpacity = fillOpacity });

    /// <summary>Draws a dashed line across the plot at one y, such as a target.</summary>
    public Figure HorizontalLine(double y, string? text = null, Rgb? color = null) => With(new ReferenceLineMark(y, text, isHorizontal: true) { Color = color });

    /// <summary>Draws a dashed line across the plot at one x, such as the epoch where training stopped.</summary>
    public Figure VerticalLine(double x, string? text = null, Rgb? color = null) => With(new ReferenceLineMark(x, text, isHorizontal: false) { Color = color });

    /// <summary>Adds any mark.</summary>
    public Figure With(Mark mark)
    {
        Panel.Add(mark);
        return this;
    }
}
