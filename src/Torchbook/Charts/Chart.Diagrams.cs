using System.Numerics;

namespace Torchbook.Charts;

public static partial class Chart
{
    /// <summary>What a classifier says about every point of the plane, and the points it learned from.</summary>
    /// <param name="score"><c>[rows, columns]</c>: the probability of class 1 over a regular grid; row 0 lies at the smallest y.</param>
    /// <param name="xRange">The x of the first and last column.</param>
    /// <param name="yRange">The y of the first and last row.</param>
    /// <param name="x">The points' x.</param>
    /// <param name="y">The points' y.</param>
    /// <param name="labels">The points' classes, 0 or 1.</param>
    /// <param name="classNames">Names of the classes; "class 0" and so on when null.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Figure DecisionBoundary<T>(double[,] score, (double Min, double Max) xRange, (double Min, double Max) yRange, IEnumerable<T> x, IEnumerable<T> y, IEnumerable<int> labels, IReadOnlyList<string>? classNames = null)
        where T : INumber<T> =>
        Boundary(Charts.Picture.FromColors(Flip(ScoreBands.Of(score)), p => Rgb.Mix(Tint(0), Tint(1), p)), score.GetLength(0), score.GetLength(1), xRange, yRange, Series.Numbers(x), Series.Numbers(y), [.. labels], classNames);

    /// <summary>The same for two to six classes: <paramref name="predicted"/> <c>[rows, columns]</c> holds the class, 0 … 5, over a regular grid.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Figure DecisionBoundary<T>(int[,] predicted, (double Min, double Max) xRange, (double Min, double Max) yRange, IEnumerable<T> x, IEnumerable<T> y, IEnumerable<int> labels, IReadOnlyList<string>? classNames = null)
        where T : INumber<T> =>
        Boundary(Charts.Picture.FromColors(Flip(Series.Matrix(predicted)), c => Tint((int)c)), predicted.GetLength(0), predicted.GetLength(1), xRange, yRange, Series.Numbers(x), Series.Numbers(y), [.. labels], classNames);

    /// <summary>Boxes joined by arrows, four in a row, winding downward: what happens to an image on its way through a network.</summary>
    public static Figure Steps(params IReadOnlyList<string> steps)
    {
        const int PerRow = 4;
        var figure = new Figure().WithoutAxes();
        figure.Panel.Y.Reversed = true;
        for (var i = 0; i < steps.Count; i++)
        {
            // Every other row runs from right to left, so that each arrow leads to a neighbor.
            var (row, place) = Math.DivRem(i, PerRow);
            var forward = row % 2 == 0;
            var column = forward ? place : PerRow - 1 - place;
            figure.Rectangle(column, row, column + 0.78, row + 0.62, text: steps[i]);
            if (i + 1 == steps.Count)
            {
                break;
            }

            _ = place + 1 == PerRow ? figure.Arrow(column + 0.39, row + 0.64, column + 0.39, row + 0.98)
                : forward ? figure.Arrow(column + 0.8, row + 0.31, column + 0.99, row + 0.31)
                : figure.Arrow(column - 0.02, row + 0.31, column - 0.21, row + 0.31);
        }

        return figure.WithSize(plotHeight: Math.Max(1, (steps.Count + PerRow - 1) / PerRow) * 92);
    }

    /// <summary>Frames drawn one after the other: <c>Chart.Animate(16, step => …)</c>.</summary>
    /// <inheritdoc cref="Animation(IEnumerable{Figure}, double, bool)" path="/exception"/>
    public static Animation Animate(int frames, Func<int, Figure> draw, double secondsPerFrame = 0.6) => new(Enumerable.Range(0, frames).Select(draw), secondsPerFrame);

    private static Figure Boundary(Picture background, int rows, int columns, (double Min, double Max) xRange, (double Min, double Max) yRange, double[] x, double[] y, int[] labels, IReadOnlyList<string>? classNames)
    {
        _ = Series.Paired(x, y);
        if (labels.Length != x.Length)
        {
            throw new ArgumentException($"There are {labels.Length} labels for {x.Length} points.", nameof(labels));
        }

        // Grid values sit at the centers of cells, which therefore reach half a step beyond the range.
        var (halfX, halfY) = ((xRange.Max - xRange.Min) / Math.Max(1, columns - 1) / 2, (yRange.Max - yRange.Min) / Math.Max(1, rows - 1) / 2);
        var figure = new Figure().With(new RasterTrace(background)
        {
            Left = xRange.Min - halfX,
            Right = xRange.Max + halfX,
            Bottom = yRange.Min - halfY,
            Top = yRange.Max + halfY,
            HasSquarePixels = false,
        });
        foreach (var label in labels.Distinct().Order())
        {
            int[] members = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] == label)];
            var name = classNames is not null && label >= 0 && label < classNames.Count ? classNames[label] : $"class {label}";
            figure.With(new ScatterTrace([.. members.Select(i => x[i])], [.. members.Select(i => y[i])], name) { Color = Palette.Series(Math.Max(0, label)), HasRim = true });
        }

        return figure.WithSize(plotHeight: 340);
    }

    private static Rgb Tint(int label) => Rgb.Mix(Palette.Series(Math.Max(0, label)), Theme.Paper, 0.62);

    /// <summary>Pictures have their first row on top.</summary>
    private static double[,] Flip(double[,] values)
    {
        var flipped = new double[values.GetLength(0), values.GetLength(1)];
        for (var row = 0; row < values.GetLength(0); row++)
        {
            for (var column = 0; column < values.GetLength(1); column++)
            {
                flipped[row, column] = values[values.GetLength(0) - 1 - row, column];
            }
        }

        return flipped;
    }
}
