namespace Torchbook.Charts;

/// <summary>A matrix as colored cells: cell (r, c) is centered at (<see cref="X0"/> + c·<see cref="Dx"/>, <see cref="Y0"/> + r·<see cref="Dy"/>).</summary>
public sealed class HeatmapTrace : ChartTrace
{
    private const int MostRectangles = 1600;

    /// <param name="values"><c>[rows, columns]</c>; NaN is a gray cell.</param>
    /// <param name="scale">Colors; <see cref="ColorScale.Diverging"/> puts zero at its middle.</param>
    /// <param name="min">The value of the first color; from the data when null.</param>
    /// <param name="max">The value of the last color; from the data when null.</param>
    public HeatmapTrace(double[,] values, ColorScale scale, double? min = null, double? max = null)
        : base(null)
    {
        (Values, Scale) = (values, scale);
        (Min, Max) = ColorRange.Of(values.Cast<double>(), scale.IsDiverging, min, max);
    }

    public double[,] Values { get; }

    public ColorScale Scale { get; }

    public double Min { get; }

    public double Max { get; }

    public double X0 { get; init; }

    public double Y0 { get; init; }

    public double Dx { get; init; } = 1;

    public double Dy { get; init; } = 1;

    /// <summary>Writes each cell's value into it, as far as it fits.</summary>
    public bool ShowsValues { get; init; }

    /// <summary>Draws thin lines between cells.</summary>
    public bool HasCellLines { get; init; }

    /// <summary>Explains the colors beside the plot.</summary>
    public bool HasColorBar { get; init; } = true;

    /// <summary>Makes cells square.</summary>
    public bool HasSquareCells { get; init; } = true;

    internal override bool IsSeries => false;

    internal override bool FillsPlot => true;

    internal override bool HasSquareUnits => HasSquareCells && Math.Abs(Dx) == Math.Abs(Dy);

    private int Rows => Values.GetLength(0);

    private int Columns => Values.GetLength(1);

    internal override Extent XExtent(AxisScale scale) => Span(X0, Dx, Columns);

    internal override Extent YExtent(AxisScale scale) => Span(Y0, Dy, Rows);

    internal override void Draw(PlotArea plot)
    {
        if (Values.Length > MostRectangles)
        {
            plot.DrawImage(Picture.FromColors(Values, ColorOf), X0 - Dx / 2, Y0 - Dy / 2, X0 + (Columns - 0.5) * Dx, Y0 + (Rows - 0.5) * Dy);
            return;
        }

        plot.Svg.Open("g", ("shape-rendering", "crispEdges"));
        ForEachCell(plot, (cell, value) => plot.Svg.Rect(cell, ColorOf(value)));
        plot.Svg.Close("g");
        if (HasCellLines)
        {
            ForEachCell(plot, (cell, _) => plot.Svg.Frame(cell, new(Theme.Muted, 0.75)));
        }

        if (ShowsValues)
        {
            ForEachCell(plot, (cell, value) => DrawValue(plot, cell, value));
        }
    }

    internal override void WritePlotly(PlotlyPanel panel) => panel.AddHeatmap(this);

    internal Rgb ColorOf(double value) => double.IsNaN(value) ? Theme.Missing : Scale.At((value - Min) / (Max - Min));

    private static Extent Span(double start, double step, int count) =>
        count == 0 ? Extent.Empty : Extent.Empty.With(start - step / 2).With(start + (count - 0.5) * step);

    private void ForEachCell(PlotArea plot, Action<Box, double> draw)
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var (x, y) = (X0 + column * Dx, Y0 + row * Dy);
                if (plot.Cell(x - Dx / 2, y - Dy / 2, x + Dx / 2, y + Dy / 2) is { } cell)
                {
                    draw(cell, Values[row, column]);
                }
            }
        }
    }

    private void DrawValue(PlotArea plot, Box cell, double value)
    {
        var text = NumberText.Short(value);
        var size = Math.Min(Math.Min(Theme.TickSize, cell.Height * 0.8), Theme.TickSize * (cell.Width - 3) / TextWidth.Of(text, Theme.TickSize));
        if (!double.IsNaN(value) && size >= 7)
        {
            plot.Svg.Text(text, cell.CenterX, cell.CenterY + size * 0.36, TextStyle.On(ColorOf(value), size));
        }
    }
}
