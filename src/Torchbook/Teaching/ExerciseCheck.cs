using System.Numerics;
using Torchbook.Charts;

namespace Torchbook.Teaching;

/// <summary>Compares a learner's results with the right ones; the first difference ends the check.</summary>
public sealed class ExerciseCheck
{
    internal ExerciseCheck(int seed) => Random = new(seed);

    /// <summary>For inputs that cannot be guessed; the same for the same seed.</summary>
    public Random Random { get; }

    /// <summary>Numbers from −1 to 1.</summary>
    public double[] RandomNumbers(int count) => [.. Enumerable.Range(0, count).Select(_ => Random.NextDouble() * 2 - 1)];

    /// <summary>A matrix of numbers from −1 to 1.</summary>
    public double[,] RandomMatrix(int rows, int columns)
    {
        var matrix = new double[rows, columns];
        for (var i = 0; i < matrix.Length; i++)
        {
            matrix[i / columns, i % columns] = Random.NextDouble() * 2 - 1;
        }

        return matrix;
    }

    /// <summary>The answer is wrong unless <paramref name="condition"/> is true.</summary>
    /// <param name="condition">What must be true.</param>
    /// <param name="otherwise">What the learner is told if it is not.</param>
    public void That(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new WrongAnswerException(otherwise);
        }
    }

    /// <summary>The answer is wrong unless both are equal.</summary>
    /// <param name="expected">The right result.</param>
    /// <param name="got">The learner's.</param>
    /// <param name="what">What is compared, such as <c>output width for stride 2</c>.</param>
    public void Equal<T>(T expected, T got, string what = "result") =>
        That(EqualityComparer<T>.Default.Equals(expected, got), $"{what}: expected {Show(expected)}, got {Show(got)}.");

    /// <summary>The answer is wrong unless both differ by at most <paramref name="tolerance"/>; NaN equals NaN alone.</summary>
    /// <param name="expected">The right result.</param>
    /// <param name="got">The learner's.</param>
    /// <param name="tolerance">The largest absolute difference allowed.</param>
    /// <param name="what">What is compared.</param>
    public void Close(double expected, double got, double tolerance = 1e-6, string what = "result") =>
        That(AreClose(expected, got, tolerance), $"{what}: expected {Show(expected)}, got {Numbers.Text(got, expected)}, more than {Numbers.Text(tolerance)} apart.");

    /// <summary>Compares sequences element by element; a difference is drawn as two lines.</summary>
    /// <inheritdoc cref="Close(double, double, double, string)" path="/param"/>
    public void Close<T>(IEnumerable<T> expected, IEnumerable<T>? got, double tolerance = 1e-6, string what = "result")
        where T : INumber<T>
    {
        var right = Series.Numbers(expected);
        var theirs = Series.Numbers(got ?? throw new WrongAnswerException($"{what}: expected {right.Length} numbers, got null."));
        That(right.Length == theirs.Length, $"{what}: expected {right.Length} numbers, got {theirs.Length}.");
        var wrong = Enumerable.Range(0, right.Length).Where(i => !AreClose(right[i], theirs[i], tolerance)).ToArray();
        if (wrong.Length > 0)
        {
            var i = wrong[0];
            throw new WrongAnswerException(
                $"{what}: {wrong.Length} of {right.Length} numbers differ; at [{i}] expected {Show(right[i])}, got {Numbers.Text(theirs[i], right[i])}.",
                Chart.Line(right, "expected").Line(theirs, "got", dashed: true).WithTitle($"{what}: expected against got").WithXAxis("index"));
        }
    }

    /// <summary>Compares matrices cell by cell; a difference is drawn as expected, got, and their difference.</summary>
    /// <inheritdoc cref="Close(double, double, double, string)" path="/param"/>
    public void Close<T>(T[,] expected, T[,]? got, double tolerance = 1e-6, string what = "result")
        where T : INumber<T>
    {
        var right = Series.Matrix(expected);
        var theirs = Series.Matrix(got ?? throw new WrongAnswerException($"{what}: expected {Size(right)} numbers, got null."));
        That(Size(right) == Size(theirs), $"{what}: expected {Size(right)} numbers, got {Size(theirs)}.");
        var (columns, difference) = (right.GetLength(1), (double[,])right.Clone());
        (int Row, int Column)? first = null;
        for (var i = 0; i < right.Length; i++)
        {
            var (row, column) = Math.DivRem(i, columns);
            difference[row, column] = theirs[row, column] - right[row, column];
            first ??= AreClose(right[row, column], theirs[row, column], tolerance) ? null : (row, column);
        }

        if (first is var (r, c))
        {
            throw new WrongAnswerException($"{what}: at [{r}, {c}] expected {Show(right[r, c])}, got {Numbers.Text(theirs[r, c], right[r, c])}.", Pictures(right, theirs, difference, what));
        }
    }

    /// <summary>Compares pictures pixel by pixel; a difference is drawn as both, side by side.</summary>
    /// <param name="expected">The right picture.</param>
    /// <param name="got">The learner's.</param>
    /// <param name="tolerance">The largest difference allowed, in steps of 0 to 255.</param>
    /// <param name="what">What is compared.</param>
    public void Close(Picture expected, Picture? got, int tolerance = 1, string what = "picture")
    {
        That(got is not null, $"{what}: expected a picture, got null.");
        var (a, b) = ((expected.Height, expected.Width, expected.Channels), (got!.Height, got.Width, got.Channels));
        That(a == b, $"{what}: expected [H, W, C] = {a}, got {b}.");
        var wrong = expected.Pixels.Zip(got.Pixels).Count(p => Math.Abs(p.First - p.Second) > tolerance);
        if (wrong > 0)
        {
            throw new WrongAnswerException($"{what}: {wrong} of {got.Pixels.Length} values differ.", Chart.Images([expected, got], ["expected", "got"]).WithTitle($"{what}: expected against got"));
        }
    }

    private static bool AreClose(double a, double b, double tolerance) => a == b || Math.Abs(a - b) <= tolerance || (double.IsNaN(a) && double.IsNaN(b));

    private static string Size(double[,] matrix) => $"{matrix.GetLength(0)} × {matrix.GetLength(1)}";

    private static string Show<T>(T value) => value is double number ? Numbers.Text(number) : value?.ToString() ?? "null";

    private static Figure Pictures(double[,] expected, double[,] got, double[,] difference, string what)
    {
        var ends = expected.Cast<double>().Concat(got.Cast<double>()).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        return Chart.Subplots(3,
            Chart.Heatmap(expected, showValues: false, min: ends.Min(), max: ends.Max()).WithTitle("expected"),
            Chart.Heatmap(got, showValues: false, min: ends.Min(), max: ends.Max()).WithTitle("got"),
            Chart.Heatmap(difference, ColorScale.Diverging, showValues: false).WithTitle("got − expected")).WithTitle($"{what}: expected against got");
    }
}
