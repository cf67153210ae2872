using Torchbook.Charts;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Convolution;

/// <summary>Tensors as pictures and as matrices for charts. Lesson: notebooks/03-understanding-convolution.ipynb.</summary>
public static class TensorPictures
{
    /// <summary>A picture of a tensor; values outside <paramref name="black"/>…<paramref name="white"/> are clamped.</summary>
    /// <param name="image"><c>[H, W]</c> or <c>[C, H, W]</c> with C = 1 or 3, of any real type, on any device.</param>
    /// <param name="black">The value shown black.</param>
    /// <param name="white">The value shown white.</param>
    /// <exception cref="ArgumentException">The tensor has another shape.</exception>
    public static Picture ToPicture(this Tensor image, double black = 0, double white = 1)
    {
        ArgumentNullException.ThrowIfNull(image);
        var channels = image.dim() == 3 ? image.shape[0] : 1;
        if (image.dim() is not (2 or 3) || channels is not (1 or 3))
        {
            throw new ArgumentException($"A picture is [H, W], [1, H, W] or [3, H, W]; this tensor is [{string.Join(", ", image.shape)}].", nameof(image));
        }

        return Picture.FromPlanes(Values(image), (int)channels, (int)image.shape[^2], (int)image.shape[^1], black, white);
    }

    /// <summary>A matrix for heat maps and grids.</summary>
    /// <param name="values"><c>[rows, columns]</c>, of any real type, on any device.</param>
    /// <exception cref="ArgumentException">The tensor has another rank.</exception>
    public static double[,] ToMatrix(this Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.dim() != 2)
        {
            throw new ArgumentException($"A matrix is [rows, columns]; this tensor is [{string.Join(", ", values.shape)}].", nameof(values));
        }

        var matrix = new double[values.shape[0], values.shape[1]];
        Buffer.BlockCopy(Values(values), 0, matrix, 0, matrix.Length * sizeof(double));
        return matrix;
    }

    private static double[] Values(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().cpu().to_type(ScalarType.Float64).contiguous().data<double>().ToArray();
    }
}
