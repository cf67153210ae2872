using System.Numerics;

namespace Torchbook.Charts;

/// <summary>Starts a <see cref="Figure"/>; everything further is said by its methods.</summary>
public static partial class Chart
{
    /// <inheritdoc cref="Figure.Line{T}(IEnumerable{T}, string?, bool, bool, Rgb?)"/>
    public static Figure Line<T>(IEnumerable<T> y, string? name = null, bool dashed = false, bool markers = false, Rgb? color = null)
        where T : INumber<T> => new Figure().Line(y, name, dashed, markers, color);

    /// <inheritdoc cref="Figure.Line{TX, TY}(IEnumerable{TX}, IEnumerable{TY}, string?, bool, bool, Rgb?)"/>
    public static Figure Line<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, bool dashed = false, bool markers = false, Rgb? color = null)
        where TX : INumber<TX>
        where TY : INumber<TY> => new Figure().Line(x, y, name, dashed, markers, color);

    /// <inheritdoc cref="Figure.Scatter"/>
    public static Figure Scatter<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, IEnumerable<double>? errors = null, Rgb? color = null)
        where TX : INumber<TX>
        where TY : INumber<TY> => new Figure().Scatter(x, y, name, errors, color);

    /// <summary>One bar a category; call <see cref="Figure.Bars"/> on the result for groups.</summary>
    /// <param name="categories">Names of the bars.</param>
    /// <param name="values">Their lengths.</param>
    /// <param name="name">What these bars have in common, if there will be several groups.</param>
    /// <param name="errors">Half the length of each error bar.</param>
    /// <param name="horizontal">Lets bars grow to the right, first category on top: the choice for long names.</param>
    /// <param name="showValues">Writes values at the bars' ends; when null, for up to 12 bars without a group name.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Figure Bars<T>(IEnumerable<string> categories, IEnumerable<T> values, string? name = null, IEnumerable<double>? errors = null, bool horizontal = false, bool? showValues = null)
        where T : INumber<T>
    {
        string[] names = [.. categories];
        var numbers = Series.Numbers(values);
        if (names.Length != numbers.Length)
        {
            throw new ArgumentException($"There are {names.Length} categories and {numbers.Length} values; each bar needs one of both.", nameof(values));
        }

        var figure = new Figure().With(new BarTrace(numbers, name, errors is null ? null : Series.Numbers(errors))
        {
            IsHorizontal = horizontal,
            ShowsValues = showValues ?? (name is null && numbers.Length <= 12),
        });
        (horizontal ? figure.Panel.Y : figure.Panel.X).Categories = names;
        figure.Panel.Y.Reversed = horizontal;
        return figure;
    }

    /// <summary>How often values fall into <paramref name="bins"/> equal intervals; values that are not finite are left out.</summary>
    public static Figure Histogram<T>(IEnumerable<T> values, int bins = 20)
        where T : INumber<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        double[] numbers = [.. Series.Numbers(values).Where(double.IsFinite)];
        if (numbers.Length == 0)
        {
            return new Figure().WithYAxis("count");
        }

        var (min, max) = ColorRange.Of(numbers, symmetric: false);
        var width = (max - min) / bins;
        var counts = new double[bins];
        foreach (var value in numbers)
        {
            counts[Math.Clamp((int)((value - min) / width), 0, bins - 1)]++;
        }

        // A staircase, so that the x axis keeps its numbers.
        var x = Enumerable.Range(0, bins).SelectMany(i => new[] { min + i * width, min + (i + 1) * width });
        var y = counts.SelectMany(c => new[] { c, c });
        double[] outlineX = [min, .. x, max], outlineY = [0, .. y, 0];
        return new Figure().Line(outlineX, outlineY).Band(new double[outlineX.Length], outlineY).WithYAxis("count", min: 0);
    }

    /// <summary>Several figures side by side, each under its own title.</summary>
    public static Figure Subplots(int columns, params IEnumerable<Figure> figures) => new Figure().WithPanelsOf(figures).WithColumns(columns);
}
