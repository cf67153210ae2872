using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Convolution;

/// <summary>
/// Convolution as one matrix product: every window becomes a column, every filter a row. Costs memory (each pixel is copied KH·KW
/// times) and gains the speed of the best-tuned routine a processor has. After Chellapilla, Puri and Simard, "High performance
/// convolutional neural networks for document processing", 2006. Lesson: notebooks/03-understanding-convolution.ipynb.
/// </summary>
public static class Im2ColConvolution
{
    /// <summary>The same as <see cref="DirectConvolution.Apply"/>, on any device; gradients flow to input and weight.</summary>
    /// <inheritdoc cref="DirectConvolution.Apply" path="/param"/>
    /// <returns><c>[N, O, OH, OW]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes, types or devices do not fit together; see <see cref="ConvolutionShape.Of"/>.</exception>
    public static Tensor Apply(Tensor input, Tensor weight, long stride = 1, long padding = 0)
    {
        var shape = ConvolutionShape.Of(input, weight, stride, padding);
        using var scope = NewDisposeScope();
        var columns = Columns(input, shape.KernelHeight, shape.KernelWidth, stride, padding);
        var rows = weight.reshape(shape.OutputChannels, shape.Channels * shape.KernelHeight * shape.KernelWidth);
        return rows.matmul(columns).reshape(shape.Output).MoveToOuterDisposeScope();
    }

    /// <summary>Every window of the input as a column: what <c>nn.functional.unfold</c> returns.</summary>
    /// <param name="input"><c>[N, C, H, W]</c>.</param>
    /// <param name="kernelHeight">Rows of a window.</param>
    /// <param name="kernelWidth">Columns of a window.</param>
    /// <param name="stride">Pixels between neighboring windows.</param>
    /// <param name="padding">Rows and columns of zeros on every side.</param>
    /// <returns><c>[N, C·KH·KW, OH·OW]</c>; columns in reading order of their windows.</returns>
    /// <exception cref="ArgumentException">The input is not four-dimensional, or a window does not fit.</exception>
    public static Tensor Columns(Tensor input, long kernelHeight, long kernelWidth, long stride = 1, long padding = 0)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.dim() != 4)
        {
            throw new ArgumentException($"The input must be [N, C, H, W]; this one is [{string.Join(", ", input.shape)}].", nameof(input));
        }

        var shape = new ConvolutionShape(input.shape[0], input.shape[1], input.shape[2], input.shape[3], 1, kernelHeight, kernelWidth, stride, padding);
        using var scope = NewDisposeScope();
        var windows = nn.functional.pad(input, [padding, padding, padding, padding])
            .unfold(2, kernelHeight, stride)
            .unfold(3, kernelWidth, stride);
        return windows
            .permute(0, 1, 4, 5, 2, 3)
            .reshape(shape.Batch, shape.Channels * kernelHeight * kernelWidth, shape.OutputHeight * shape.OutputWidth)
            .MoveToOuterDisposeScope();
    }
}
