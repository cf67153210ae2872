namespace Torchbook.Charts;

/// <summary>The inside of a panel's axes while it is drawn: where values lie on the page.</summary>
internal sealed class PlotArea(SvgWriter svg, Box box, AxisRange x, AxisRange y, IReadOnlyList<ChartTrace> traces)
{
    public SvgWriter Svg { get; } = svg;

    public Box Box { get; } = box;

    /// <summary>The page x of a value; NaN if the axis cannot show it.</summary>
    public double X(double value) => Box.X + x.Position(value) * Box.Width;

    /// <summary>The page y of a value; NaN if the axis cannot show it.</summary>
    public double Y(double value) => Box.Bottom - y.Position(value) * Box.Height;

    public bool Contains(double pageX, double pageY) => pageX >= Box.X - 0.01 && pageX <= Box.Right + 0.01 && pageY >= Box.Y - 0.01 && pageY <= Box.Bottom + 0.01;

    /// <summary>The visible part of the rectangle between two corners in data units, or null.</summary>
    public Box? Cell(double x1, double y1, double x2, double y2) => Clip.Rectangle(Whole(x1, y1, x2, y2), Box);

    /// <summary>Where bars start: at zero, or at the axis's start where zero is not shown.</summary>
    public double ValueBase(bool horizontal)
    {
        var range = horizontal ? x : y;
        var start = range.IsLog ? range.Min : Math.Clamp(0, range.Min, range.Max);
        return horizontal ? X(start) : Y(start);
    }

    /// <summary>Which of how many bars in each group <paramref name="bar"/> is.</summary>
    public (int Slot, int Slots) BarSlotOf(BarTrace bar)
    {
        var bars = traces.OfType<BarTrace>().ToList();
        return (bars.IndexOf(bar), bars.Count);
    }

    /// <summary>Draws a picture between two corners in data units, cut at the plot's edges.</summary>
    public void DrawImage(Picture picture, double left, double top, double right, double bottom)
    {
        var whole = Whole(left, top, right, bottom);
        if (Clip.Rectangle(whole, Box) is not { } visible)
        {
            return;
        }

        if (visible == whole)
        {
            Svg.Image(picture, whole);
            return;
        }

        // An inner <svg> cuts at its edges without needing an id that must be unique on the page.
        Svg.Open("svg", ("x", SvgWriter.Number(visible.X)), ("y", SvgWriter.Number(visible.Y)), ("width", SvgWriter.Number(visible.Width)), ("height", SvgWriter.Number(visible.Height)));
        Svg.Image(picture, whole with { X = whole.X - visible.X, Y = whole.Y - visible.Y });
        Svg.Close("svg");
    }

    private Box Whole(double x1, double y1, double x2, double y2)
    {
        var (left, right, top, bottom) = (X(x1), X(x2), Y(y1), Y(y2));
        return new(Math.Min(left, right), Math.Min(top, bottom), Math.Abs(right - left), Math.Abs(bottom - top));
    }
}
