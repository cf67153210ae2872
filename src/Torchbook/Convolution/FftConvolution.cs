using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Convolution;

/// <summary>
/// Convolution by the convolution theorem: transform both, multiply frequency by frequency, transform back. Its cost hardly depends on
/// the kernel's size. For networks: Mathieu, Henaff and LeCun, "Fast training of convolutional networks through FFTs", arXiv 1312.5851.
/// Lesson: notebooks/03-understanding-convolution.ipynb.
/// </summary>
public static class FftConvolution
{
    /// <summary>
    /// The same as <see cref="DirectConvolution.Apply"/>, on any device; gradients flow to input and weight. With a stride above 1 every
    /// place is computed and most are thrown away, which the other methods avoid.
    /// </summary>
    /// <inheritdoc cref="DirectConvolution.Apply" path="/param"/>
    /// <returns><c>[N, O, OH, OW]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes, types or devices do not fit together; see <see cref="ConvolutionShape.Of"/>.</exception>
    public static Tensor Apply(Tensor input, Tensor weight, long stride = 1, long padding = 0)
    {
        var shape = ConvolutionShape.Of(input, weight, stride, padding);
        using var scope = NewDisposeScope();

        // The product of spectra is a convolution on a ring. A ring as long as the padded input is long enough: the windows that wrap
        // around its end are exactly those that do not fit into the input, and they are cut off below.
        long[] ring = [FastLength(shape.PaddedHeight), FastLength(shape.PaddedWidth)];
        var padded = nn.functional.pad(input, [padding, padding, padding, padding]);
        var inputSpectrum = fft.rfft2(padded, ring);
        var weightSpectrum = fft.rfft2(weight, ring);

        // The conjugate turns convolution, which flips the kernel, into the cross-correlation that networks compute.
        var product = einsum("nchw,ochw->nohw", inputSpectrum, weightSpectrum.conj());
        var everywhere = fft.irfft2(product, ring);
        var rows = TensorIndex.Slice(0, (shape.OutputHeight - 1) * stride + 1, stride);
        var columns = TensorIndex.Slice(0, (shape.OutputWidth - 1) * stride + 1, stride);
        return everywhere[TensorIndex.Ellipsis, rows, columns].contiguous().MoveToOuterDisposeScope();
    }

    /// <summary>The smallest number from <paramref name="length"/> up that is a product of twos, threes and fives: lengths that fast Fourier transforms like.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    public static long FastLength(long length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        while (WithoutSmallFactors(length) != 1)
        {
            length++;
        }

        return length;
    }

    private static long WithoutSmallFactors(long number)
    {
        foreach (var factor in (ReadOnlySpan<long>)[2, 3, 5])
        {
            while (number % factor == 0)
            {
                number /= factor;
            }
        }

        return number;
    }
}
