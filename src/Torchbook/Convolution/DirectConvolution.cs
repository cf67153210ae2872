using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Convolution;

/// <summary>
/// Convolution as its definition reads: for every place of the window, multiply and add. Slow and short; what the other methods are
/// checked against. Lesson: notebooks/03-understanding-convolution.ipynb.
/// </summary>
public static class DirectConvolution
{
    /// <summary>
    /// <c>output[n, o, y, x] = Σ over c, i, j of input[n, c, y·S + i − P, x·S + j − P] · weight[o, c, i, j]</c>, with zeros outside the
    /// input: what <c>nn.functional.conv2d</c> computes. No gradient flows through the result.
    /// </summary>
    /// <param name="input"><c>[N, C, H, W]</c>, float32 or float64, on the CPU.</param>
    /// <param name="weight"><c>[O, C, KH, KW]</c>, of the same type.</param>
    /// <param name="stride">S, at least 1.</param>
    /// <param name="padding">P, at least 0.</param>
    /// <returns><c>[N, O, OH, OW]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes, types or devices do not fit together; see <see cref="ConvolutionShape.Of"/>.</exception>
    public static Tensor Apply(Tensor input, Tensor weight, long stride = 1, long padding = 0)
    {
        var shape = ConvolutionShape.Of(input, weight, stride, padding);
        if (input.device_type != DeviceType.CPU)
        {
            throw new ArgumentException($"Loops over memory need the CPU; the input is on {input.device}: call cpu() on input and weight first.", nameof(input));
        }

        using var scope = NewDisposeScope();
        var output = zeros(shape.Output, input.dtype);
        var (x, w) = (input.detach().contiguous(), weight.detach().contiguous());
        if (input.dtype == ScalarType.Float64)
        {
            Slide(Elements<double>(x), Elements<double>(w), Elements<double>(output), shape);
        }
        else
        {
            Slide(Elements<float>(x), Elements<float>(w), Elements<float>(output), shape);
        }

        return output.MoveToOuterDisposeScope();
    }

    private static void Slide<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> weight, Span<T> output, ConvolutionShape s)
        where T : struct, INumber<T>
    {
        var place = 0;
        for (var n = 0L; n < s.Batch; n++)
        {
            for (var o = 0L; o < s.OutputChannels; o++)
            {
                for (var y = 0L; y < s.OutputHeight; y++)
                {
                    for (var x = 0L; x < s.OutputWidth; x++)
                    {
                        output[place++] = Window(input, weight, s, n, o, y * s.Stride - s.Padding, x * s.Stride - s.Padding);
                    }
                }
            }
        }
    }

    /// <summary>The sum of products under one window, whose upper left corner lies at (top, left); zeros lie outside the input.</summary>
    private static T Window<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> weight, ConvolutionShape s, long n, long o, long top, long left)
        where T : struct, INumber<T>
    {
        var sum = T.Zero;
        for (var c = 0L; c < s.Channels; c++)
        {
            for (var i = Math.Max(0, -top); i < Math.Min(s.KernelHeight, s.Height - top); i++)
            {
                var row = ((n * s.Channels + c) * s.Height + top + i) * s.Width + left;
                var taps = ((o * s.Channels + c) * s.KernelHeight + i) * s.KernelWidth;
                for (var j = Math.Max(0, -left); j < Math.Min(s.KernelWidth, s.Width - left); j++)
                {
                    sum += input[(int)(row + j)] * weight[(int)(taps + j)];
                }
            }
        }

        return sum;
    }

    private static Span<T> Elements<T>(Tensor tensor)
        where T : struct => MemoryMarshal.Cast<byte, T>(tensor.bytes);
}
