using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Convolution;

/// <summary>
/// Heat that flows from each cell to its four neighbors, one convolution a step: the explicit scheme for ∂u/∂t = Δu on a plate whose
/// rim lets nothing through. After n steps a hot point has become a Gaussian of σ = √(2·rate·n) cells.
/// Lesson: notebooks/03-understanding-convolution.ipynb.
/// </summary>
public static class HeatDiffusion
{
    /// <summary>Above this rate a checkerboard grows at every step, and the scheme explodes: 1 − 8·rate falls below −1.</summary>
    public const double LargestStableRate = 0.25;

    /// <summary><c>[3, 3]</c>: each neighbor gives <paramref name="rate"/>, the middle keeps 1 − 4·rate. Weights sum to 1, so heat is conserved.</summary>
    /// <param name="rate">The share of a difference in temperature that flows in one step.</param>
    public static float[,] Kernel(double rate)
    {
        var (neighbor, middle) = ((float)rate, (float)(1 - 4 * rate));
        return new[,] { { 0, neighbor, 0 }, { neighbor, middle, neighbor }, { 0, neighbor, 0 } };
    }

    /// <summary>The field after one step.</summary>
    /// <param name="field">Temperatures <c>[H, W]</c> (or <c>[C, H, W]</c>, each plane by itself).</param>
    /// <param name="rate">See <see cref="Kernel"/>; anything is computed, also what explodes.</param>
    /// <exception cref="ArgumentException">The field has another rank or type.</exception>
    public static Tensor Step(Tensor field, double rate = 0.2) => ImageFilter.Apply(field, Kernel(rate));

    /// <summary>The field after <paramref name="steps"/> steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is negative.</exception>
    /// <inheritdoc cref="Step"/>
    public static Tensor Run(Tensor field, int steps, double rate = 0.2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        var current = field.clone();
        for (var i = 0; i < steps; i++)
        {
            using var before = current;
            current = Step(before, rate);
        }

        return current;
    }

    /// <summary>The σ, in cells, of the Gaussian that <paramref name="steps"/> steps amount to.</summary>
    public static double Sigma(int steps, double rate = 0.2) => Math.Sqrt(2 * rate * steps);
}
