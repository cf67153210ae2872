using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Convolution;

/// <summary>A small kernel over a picture. Lesson: notebooks/03-understanding-convolution.ipynb.</summary>
public static class ImageFilter
{
    /// <summary>Slides <paramref name="kernel"/> over every channel by itself; the border pixels are repeated outward, so that the size stays.</summary>
    /// <param name="image"><c>[H, W]</c> or <c>[C, H, W]</c>, float32 or float64.</param>
    /// <param name="kernel"><c>[KH, KW]</c>, both odd; not flipped.</param>
    /// <returns>The image's shape and type.</returns>
    /// <exception cref="ArgumentException">The image has another rank or type, or the kernel has no middle.</exception>
    public static Tensor Apply(Tensor image, float[,] kernel)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(kernel);
        if (image.dim() is not (2 or 3))
        {
            throw new ArgumentException($"The image must be [H, W] or [C, H, W]; this one is [{string.Join(", ", image.shape)}].", nameof(image));
        }

        var (rows, columns) = (kernel.GetLength(0), kernel.GetLength(1));
        if (rows % 2 == 0 || columns % 2 == 0)
        {
            throw new ArgumentException($"The kernel must have a middle, so an odd number of rows and columns; this one is {rows}×{columns}.", nameof(kernel));
        }

        using var scope = NewDisposeScope();
        var planes = image.reshape(-1, 1, image.shape[^2], image.shape[^1]);
        var padded = nn.functional.pad(planes, [columns / 2, columns / 2, rows / 2, rows / 2], PaddingModes.Replicate);
        var weight = tensor(kernel, image.dtype, image.device).reshape(1, 1, rows, columns);
        return nn.functional.conv2d(padded, weight).reshape(image.shape).MoveToOuterDisposeScope();
    }
}
