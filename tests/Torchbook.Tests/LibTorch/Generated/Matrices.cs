using System.Numerics;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>Square matrices, one after another, of a kind that an operator wants.</summary>
internal static class Matrices
{
    /// <summary>A·Aᴴ + n·1 of each matrix A.</summary>
    public static Complex[] PositiveDefinite(Complex[] values, int n) => Map(values, n, (a, i, j) =>
        (i == j ? n : 0) + Enumerable.Range(0, n).Aggregate(Complex.Zero, (sum, k) => sum + (a(i, k) * Complex.Conjugate(a(j, k)))));

    /// <summary>Zeros above the diagonal, which is at least 1.</summary>
    public static Complex[] LowerTriangle(Complex[] values, int n) => Map(values, n, (a, i, j) => i < j ? 0 : i > j ? a(i, j) : 1 + a(i, i).Magnitude);

    private static Complex[] Map(Complex[] values, int n, Func<Func<int, int, Complex>, int, int, Complex> element)
    {
        var result = new Complex[values.Length];
        for (var k = 0; k < values.Length; k++)
        {
            var start = k - (k % (n * n));
            result[k] = element((i, j) => values[start + (i * n) + j], k % (n * n) / n, k % n);
        }

        return result;
    }
}
