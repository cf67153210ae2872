using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Convolution;

/// <summary>
/// Convolution with 3×3 kernels by Winograd's minimal filtering F(2×2, 3×3): 16 multiplications for four outputs instead of 36, paid
/// for with additions and a little accuracy. After Lavin and Gray, "Fast algorithms for convolutional neural networks",
/// arXiv 1509.09308. Lesson: notebooks/03-understanding-convolution.ipynb.
/// </summary>
public static class WinogradConvolution
{
    private static readonly double[,] InputTransform = { { 1, 0, -1, 0 }, { 0, 1, 1, 0 }, { 0, -1, 1, 0 }, { 0, 1, 0, -1 } };
    private static readonly double[,] KernelTransform = { { 1, 0, 0 }, { 0.5, 0.5, 0.5 }, { 0.5, -0.5, 0.5 }, { 0, 0, 1 } };
    private static readonly double[,] OutputTransform = { { 1, 1, 1, 0 }, { 0, 1, -1, -1 } };

    /// <summary>The same as <see cref="DirectConvolution.Apply"/> for 3×3 kernels and stride 1, on any device; gradients flow to input and weight.</summary>
    /// <param name="input"><c>[N, C, H, W]</c>, float32 or float64.</param>
    /// <param name="weight"><c>[O, C, 3, 3]</c>, of the same type.</param>
    /// <param name="padding">P, at least 0.</param>
    /// <returns><c>[N, O, OH, OW]</c>.</returns>
    /// <exception cref="ArgumentException">The kernel is not 3×3, or the shapes, types or devices do not fit together; see <see cref="ConvolutionShape.Of"/>.</exception>
    public static Tensor Apply(Tensor input, Tensor weight, long padding = 0)
    {
        var shape = ConvolutionShape.Of(input, weight, 1, padding);
        if (shape is not { KernelHeight: 3, KernelWidth: 3 })
        {
            throw new ArgumentException($"F(2×2, 3×3) is for 3×3 kernels; this one is {shape.KernelHeight}×{shape.KernelWidth}. Use Im2ColConvolution or FftConvolution.", nameof(weight));
        }

        using var scope = NewDisposeScope();
        var (bt, g, at) = (Matrix(InputTransform, input), Matrix(KernelTransform, input), Matrix(OutputTransform, input));

        // Tiles of 4×4 that overlap by two, each for 2×2 outputs; an odd number of outputs gets one more row or column of zeros.
        var (rows, columns) = ((shape.OutputHeight + 1) / 2, (shape.OutputWidth + 1) / 2);
        var (bottom, right) = (2 * rows - shape.OutputHeight, 2 * columns - shape.OutputWidth);
        var padded = nn.functional.pad(input, [padding, padding + right, padding, padding + bottom]);
        var tiles = Sandwich(bt, padded.unfold(2, 4, 2).unfold(3, 4, 2));
        var kernels = Sandwich(g, weight);
        var products = einsum("nctuij,ocij->notuij", tiles, kernels);
        return Sandwich(at, products)
            .permute(0, 1, 2, 4, 3, 5)
            .reshape(shape.Batch, shape.OutputChannels, 2 * rows, 2 * columns)
            .narrow(2, 0, shape.OutputHeight)
            .narrow(3, 0, shape.OutputWidth)
            .contiguous()
            .MoveToOuterDisposeScope();
    }

    private static Tensor Sandwich(Tensor transform, Tensor tiles) => transform.matmul(tiles).matmul(transform.t());

    private static Tensor Matrix(double[,] values, Tensor like) => tensor(values, like.dtype, like.device);
}
