using System.Numerics;

namespace Torchbook.Charts;

public static partial class Chart
{
    /// <summary>A matrix as colored cells, row 0 on top.</summary>
    /// <param name="values"><c>[rows, columns]</c>; NaN is a gray cell.</param>
    /// <param name="scale">Colors; <see cref="ColorScale.Sequential"/> when null. Use <see cref="ColorScale.Diverging"/> for signed values.</param>
    /// <param name="rows">Names of the rows.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="showValues">Writes values into the cells; when null, for matrices of up to 12 × 12.</param>
    /// <param name="min">The value of the first color; from the data when null.</param>
    /// <param name="max">The value of the last color; from the data when null.</param>
    /// <exception cref="ArgumentException">There are not as many names as rows or columns.</exception>
    public static Figure Heatmap<T>(T[,] values, ColorScale? scale = null, IReadOnlyList<string>? rows = null, IReadOnlyList<string>? columns = null, bool? showValues = null, double? min = null, double? max = null)
        where T : INumber<T>
    {
        var (height, width) = (values.GetLength(0), values.GetLength(1));
        Check(rows, height, "rows");
        Check(columns, width, "columns");
        var figure = new Figure().With(new HeatmapTrace(Series.Matrix(values), scale ?? ColorScale.Sequential, min, max)
        {
            ShowsValues = showValues ?? (width <= 12 && height <= 12),
        });
        figure.Panel.Y.Reversed = true;
        figure.Panel.X.Categories = columns ?? Positions(width);
        figure.Panel.Y.Categories = rows ?? Positions(height);
        return figure;
    }

    /// <summary>0, 1, 2 …, for the few cells that have room for a number each.</summary>
    private static string[]? Positions(int count) =>
        count <= 12 ? [.. Enumerable.Range(0, count).Select(k => k.ToString(System.Globalization.CultureInfo.InvariantCulture))] : null;

    /// <summary>How often each class (row) was taken for each (column); the diagonal is right.</summary>
    /// <param name="counts"><c>[classes, classes]</c>, row = true class, column = predicted class.</param>
    /// <param name="classes">Names of the classes; numbers when null.</param>
    public static Figure ConfusionMatrix<T>(T[,] counts, IReadOnlyList<string>? classes = null)
        where T : INumber<T>
    {
        classes ??= [.. Enumerable.Range(0, counts.GetLength(0)).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        var figure = Heatmap(counts, ColorScale.Blues, classes, classes, showValues: classes.Count <= 20, min: 0);
        return figure.WithXAxis("predicted").WithYAxis("true class");
    }

    /// <summary>Pictures in rows, with captions.</summary>
    /// <inheritdoc cref="ImageGridTrace(IReadOnlyList{Torchbook.Charts.Picture}, IReadOnlyList{string}?, int?)"/>
    public static Figure Images(IEnumerable<Picture> pictures, IEnumerable<string>? captions = null, int? columns = null) =>
        new Figure().With(new ImageGridTrace([.. pictures], captions is null ? null : [.. captions], columns)).WithoutAxes();

    /// <summary>One picture with its pixels as coordinates, to draw rectangles and arrows on.</summary>
    public static Figure Picture(Picture picture) => new Figure().Picture(picture);

    /// <inheritdoc cref="Figure.Grid"/>
    public static Figure Grid<T>(T[,] values, double x = 0, double y = 0, string? title = null, ColorScale? scale = null, double? min = null, double? max = null)
        where T : INumber<T> => new Figure().Grid(values, x, y, title, scale, min, max);

    private static void Check(IReadOnlyList<string>? names, int count, string what)
    {
        if (names is not null && names.Count != count)
        {
            throw new ArgumentException($"There are {names.Count} names for {count} {what}.", what);
        }
    }
}
