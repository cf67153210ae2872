namespace Torchbook.Convolution;

/// <summary>
/// The classic small kernels of image processing, <c>[KH, KW]</c>, written as networks apply them: row 0 lies over the window's top
/// row and nothing is flipped. Lesson: notebooks/03-understanding-convolution.ipynb.
/// </summary>
public static class Kernels
{
    /// <summary>3×3; leaves an image as it is.</summary>
    public static float[,] Identity => new float[,] { { 0, 0, 0 }, { 0, 1, 0 }, { 0, 0, 0 } };

    /// <summary>3×3; twice the pixel minus its blurred surroundings. Weights sum to 1. Known as unsharp masking.</summary>
    public static float[,] Sharpen => new float[,] { { 0, -1, 0 }, { -1, 5, -1 }, { 0, -1, 0 } };

    /// <summary>3×3; brightness growing to the right. Sobel and Feldman, "A 3×3 isotropic gradient operator for image processing", 1968. Weights sum to 0.</summary>
    public static float[,] SobelX => new float[,] { { -1, 0, 1 }, { -2, 0, 2 }, { -1, 0, 1 } };

    /// <summary>3×3; brightness growing downward, see <see cref="SobelX"/>.</summary>
    public static float[,] SobelY => new float[,] { { -1, -2, -1 }, { 0, 0, 0 }, { 1, 2, 1 } };

    /// <summary>3×3; brightness growing to the right. Prewitt, "Object enhancement and extraction", 1970. Weights sum to 0.</summary>
    public static float[,] PrewittX => new float[,] { { -1, 0, 1 }, { -1, 0, 1 }, { -1, 0, 1 } };

    /// <summary>3×3; brightness growing downward, see <see cref="PrewittX"/>.</summary>
    public static float[,] PrewittY => new float[,] { { -1, -1, -1 }, { 0, 0, 0 }, { 1, 1, 1 } };

    /// <summary>3×3; how far the four neighbors lie above the pixel: the discrete Laplace operator. Weights sum to 0.</summary>
    public static float[,] Laplacian => new float[,] { { 0, 1, 0 }, { 1, -4, 1 }, { 0, 1, 0 } };

    /// <summary>3×3; light from the upper left, as on a relief. Weights sum to 1.</summary>
    public static float[,] Emboss => new float[,] { { -2, -1, 0 }, { -1, 1, 1 }, { 0, 1, 2 } };

    /// <summary>size×size; the mean of the window. Weights sum to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is even or below 1.</exception>
    public static float[,] Box(int size)
    {
        RequireOdd(size);
        return Filled(size, (_, _) => 1.0 / (size * size));
    }

    /// <summary>size×size; a mean that trusts near pixels more: exp(−(x² + y²) / 2σ²), scaled so that the weights sum to 1.</summary>
    /// <param name="sigma">σ in pixels, above 0.</param>
    /// <param name="size">Odd; when null, wide enough for three σ on each side.</param>
    /// <exception cref="ArgumentOutOfRangeException">σ is not above 0, or the size even or below 1.</exception>
    public static float[,] Gaussian(double sigma, int? size = null)
    {
        if (!(sigma > 0 && double.IsFinite(sigma)))
        {
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "A Gaussian needs σ above 0 pixels.");
        }

        var side = size ?? 2 * (int)Math.Ceiling(3 * sigma) + 1;
        RequireOdd(side);
        double Bell(int distance) => Math.Exp(-distance * distance / (2 * sigma * sigma));
        var reach = side / 2;
        var total = Enumerable.Range(-reach, side).Sum(Bell);
        return Filled(side, (row, column) => Bell(row - reach) * Bell(column - reach) / (total * total));
    }

    private static float[,] Filled(int size, Func<int, int, double> value)
    {
        var kernel = new float[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                kernel[row, column] = (float)value(row, column);
            }
        }

        return kernel;
    }

    private static void RequireOdd(int size)
    {
        if (size < 1 || size % 2 == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "A kernel with a middle has an odd number of rows: 1, 3, 5 ….");
        }
    }
}
