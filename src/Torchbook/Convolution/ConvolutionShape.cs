using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Convolution;

/// <summary>
/// The sizes of one two-dimensional convolution: input <c>[N, C, H, W]</c>, weight <c>[O, C, KH, KW]</c>, output <c>[N, O, OH, OW]</c>.
/// Introduced in the lesson "Understanding convolution" (notebooks/03-understanding-convolution.ipynb).
/// </summary>
public sealed record ConvolutionShape
{
    /// <exception cref="ArgumentOutOfRangeException">A size or the stride is below 1, or the padding below 0.</exception>
    /// <exception cref="ArgumentException">The kernel is larger than the padded input.</exception>
    public ConvolutionShape(long batch, long channels, long height, long width, long outputChannels, long kernelHeight, long kernelWidth, long stride = 1, long padding = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputChannels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kernelHeight, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kernelWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        (Batch, Channels, Height, Width) = (batch, channels, height, width);
        (OutputChannels, KernelHeight, KernelWidth, Stride, Padding) = (outputChannels, kernelHeight, kernelWidth, stride, padding);
        if (kernelHeight > PaddedHeight || kernelWidth > PaddedWidth)
        {
            throw new ArgumentException(
                $"A kernel of {kernelHeight}×{kernelWidth} does not fit into an image of {PaddedHeight}×{PaddedWidth} ({height}×{width} and padding {padding} on every side): use a smaller kernel or more padding.");
        }
    }

    /// <summary>N: images in the batch.</summary>
    public long Batch { get; }

    /// <summary>C: channels of the input.</summary>
    public long Channels { get; }

    /// <summary>H: rows of the input.</summary>
    public long Height { get; }

    /// <summary>W: columns of the input.</summary>
    public long Width { get; }

    /// <summary>O: channels of the output, one for each filter.</summary>
    public long OutputChannels { get; }

    /// <summary>KH: rows of a filter.</summary>
    public long KernelHeight { get; }

    /// <summary>KW: columns of a filter.</summary>
    public long KernelWidth { get; }

    /// <summary>S: how many pixels the window moves from one output to the next.</summary>
    public long Stride { get; }

    /// <summary>P: rows and columns of zeros around the input, on every side.</summary>
    public long Padding { get; }

    /// <summary>H + 2P.</summary>
    public long PaddedHeight => Height + 2 * Padding;

    /// <summary>W + 2P.</summary>
    public long PaddedWidth => Width + 2 * Padding;

    /// <summary>OH = ⌊(H + 2P − KH) / S⌋ + 1.</summary>
    public long OutputHeight => (PaddedHeight - KernelHeight) / Stride + 1;

    /// <summary>OW = ⌊(W + 2P − KW) / S⌋ + 1.</summary>
    public long OutputWidth => (PaddedWidth - KernelWidth) / Stride + 1;

    /// <summary>The shape of the output, <c>[N, O, OH, OW]</c>.</summary>
    public long[] Output => [Batch, OutputChannels, OutputHeight, OutputWidth];

    /// <summary>The sizes of the convolution of two tensors.</summary>
    /// <param name="input"><c>[N, C, H, W]</c>, float32 or float64.</param>
    /// <param name="weight"><c>[O, C, KH, KW]</c>, of the same type.</param>
    /// <param name="stride">At least 1.</param>
    /// <param name="padding">At least 0.</param>
    /// <exception cref="ArgumentException">The tensors have wrong ranks, different channels, types or devices, or the kernel does not fit.</exception>
    public static ConvolutionShape Of(Tensor input, Tensor weight, long stride = 1, long padding = 0)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weight);
        Require(input.dim() == 4, $"The input must be [N, C, H, W]; this one is {Text(input)}.", nameof(input));
        Require(weight.dim() == 4, $"The weight must be [O, C, KH, KW]; this one is {Text(weight)}.", nameof(weight));
        Require(input.shape[1] == weight.shape[1], $"The input {Text(input)} has {input.shape[1]} channels, the weight {Text(weight)} expects {weight.shape[1]}: the second number of both shapes must agree.", nameof(weight));
        Require(input.dtype is ScalarType.Float32 or ScalarType.Float64, $"The input holds {input.dtype}; convert it to Float32 or Float64 with to_type().", nameof(input));
        Require(input.dtype == weight.dtype, $"The input holds {input.dtype} and the weight {weight.dtype}; convert one of them with to_type().", nameof(weight));
        Require(input.device.ToString() == weight.device.ToString(), $"The input is on {input.device} and the weight on {weight.device}; move one of them with to().", nameof(weight));
        return new(input.shape[0], input.shape[1], input.shape[2], input.shape[3], weight.shape[0], weight.shape[2], weight.shape[3], stride, padding);
    }

    private static void Require(bool holds, string message, string parameter)
    {
        if (!holds)
        {
            throw new ArgumentException(message, parameter);
        }
    }

    private static string Text(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
