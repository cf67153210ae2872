using System.Numerics;

namespace Torchbook.Charts;

/// <summary>Reads the caller's numbers, of any type, and checks that lengths agree.</summary>
internal static class Series
{
    public static double[] Numbers<T>(IEnumerable<T> values)
        where T : INumber<T> => values as double[] ?? [.. values.Select(double.CreateSaturating)];

    /// <summary>0, 1, 2 …</summary>
    public static double[] Indices(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    public static double[,] Matrix<T>(T[,] values)
        where T : INumber<T>
    {
        var numbers = new double[values.GetLength(0), values.GetLength(1)];
        for (var row = 0; row < values.GetLength(0); row++)
        {
            for (var column = 0; column < values.GetLength(1); column++)
            {
                numbers[row, column] = double.CreateSaturating(values[row, column]);
            }
        }

        return numbers;
    }

    public static (double[] X, double[] Y) Paired(double[] x, double[] y) => x.Length == y.Length
        ? (x, y)
        : throw new ArgumentException($"x has {x.Length} values and y has {y.Length}; each point needs one of both.", nameof(y));

    public static double[] SameLength(double[] values, int count, string name) => values.Length == count
        ? values
        : throw new ArgumentException($"{name} has {values.Length} values for {count} points.", name);
}
