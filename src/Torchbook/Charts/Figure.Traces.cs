using System.Numerics;

namespace Torchbook.Charts;

public sealed partial class Figure
{
    /// <summary>Adds a line through <paramref name="y"/> over 0, 1, 2 …; values that are not finite leave gaps.</summary>
    public Figure Line<T>(IEnumerable<T> y, string? name = null, bool dashed = false, bool markers = false, Rgb? color = null)
        where T : INumber<T>
    {
        var values = Series.Numbers(y);
        return Line(Series.Indices(values.Length), values, name, dashed, markers, color);
    }

    /// <summary>Adds a line through points; values that are not finite leave gaps.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Figure Line<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, bool dashed = false, bool markers = false, Rgb? color = null)
        where TX : INumber<TX>
        where TY : INumber<TY> => With(new LineTrace(Series.Numbers(x), Series.Numbers(y), name) { IsDashed = dashed, HasMarkers = markers, Color = color });

    /// <summary>Shades an interval around the line added last.</summary>
    /// <exception cref="InvalidOperationException">The last panel's last trace is no line.</exception>
    /// <exception cref="ArgumentException">The lengths differ from the line's.</exception>
    public Figure Band<TLow, THigh>(IEnumerable<TLow> low, IEnumerable<THigh> high)
        where TLow : INumber<TLow>
        where THigh : INumber<THigh>
    {
        var line = Panel.Traces.LastOrDefault() as LineTrace ?? throw new InvalidOperationException("A band belongs to a line: call Line first, then Band.");
        line.WithBand(Series.Numbers(low), Series.Numbers(high));
        return this;
    }

    /// <summary>Adds points, with <paramref name="errors"/> as half the length of their error bars.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Figure Scatter<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, IEnumerable<double>? errors = null, Rgb? color = null)
        where TX : INumber<TX>
        where TY : INumber<TY> => With(new ScatterTrace(Series.Numbers(x), Series.Numbers(y), name, errors is null ? null : Series.Numbers(errors)) { Color = color });

    /// <summary>Adds one bar a category, beside those of earlier calls; the categories are named by <see cref="Chart.Bars"/> or <see cref="WithXAxis"/>.</summary>
    /// <exception cref="ArgumentException">The number of values differs from that of the categories.</exception>
    public Figure Bars<T>(IEnumerable<T> values, string? name = null, IEnumerable<double>? errors = null, Rgb? color = null)
        where T : INumber<T>
    {
        var numbers = Series.Numbers(values);
        var horizontal = Panel.Traces.OfType<BarTrace>().FirstOrDefault()?.IsHorizontal ?? false;
        if ((horizontal ? Panel.Y : Panel.X).Categories is { } categories && categories.Count != numbers.Length)
        {
            throw new ArgumentException($"There are {categories.Count} categories and {numbers.Length} values; each bar needs one of both.", nameof(values));
        }

        return With(new BarTrace(numbers, name, errors is null ? null : Series.Numbers(errors)) { IsHorizontal = horizontal, Color = color });
    }

    /// <summary>Adds bars on horizontal lanes, which <see cref="WithYAxis"/> names; lane 0 is on top.</summary>
    public Figure Spans(IEnumerable<SpanBar> bars, string? name = null, Rgb? color = null)
    {
        Panel.Y.Reversed = true;
        return With(new SpanTrace([.. bars], name) { Color = color });
    }

    /// <summary>
    /// Adds a grid of numbered cells, its upper left cell centered at (<paramref name="x"/>, <paramref name="y"/>): for drawing how a
    /// kernel slides. Several grids, arrows and rectangles can share a panel.
    /// </summary>
    /// <param name="values"><c>[rows, columns]</c>.</param>
    /// <param name="x">Column of the first cell.</param>
    /// <param name="y">Row of the first cell; rows count downward.</param>
    /// <param name="title">Written above the grid.</param>
    /// <param name="scale">Colors; white to blue when null.</param>
    /// <param name="min">The value of the first color.</param>
    /// <param name="max">The value of the last color.</param>
    public Figure Grid<T>(T[,] values, double x = 0, double y = 0, string? title = null, ColorScale? scale = null, double? min = null, double? max = null)
        where T : INumber<T>
    {
        WithoutAxes();
        Panel.Y.Reversed = true;
        if (title is not null)
        {
            With(new NoteMark(x + (values.GetLength(1) - 1) / 2.0, y - 1, title) { Reach = 0.5 });
        }

        return With(new HeatmapTrace(Series.Matrix(values), scale ?? ColorScale.Blues, min, max) { X0 = x, Y0 = y, ShowsValues = true, HasCellLines = true, HasColorBar = false });
    }

    /// <summary>Lays a picture under the last panel: pixel (r, c) is centered at (c, r), rows count downward.</summary>
    public Figure Picture(Picture picture)
    {
        WithoutAxes();
        Panel.Y.Reversed = true;
        return With(new RasterTrace(picture));
    }

    /// <summary>Adds any trace.</summary>
    public Figure With(ChartTrace trace)
    {
        Panel.Add(trace);
        return this;
    }
}
