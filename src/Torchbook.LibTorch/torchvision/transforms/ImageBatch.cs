using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Images of any type and number of dimensions as a float batch <c>[N, C, H, W]</c>, and back.</summary>
internal static class ImageBatch
{
    /// <summary>Applies a function of such batches. Integers are rounded on the way back, and kept in their range.</summary>
    /// <param name="image">[H, W], or […, C, H, W].</param>
    public static Tensor Apply(Tensor image, Func<Tensor, Tensor> function)
    {
        if (image.ndim < 2)
        {
            throw new ArgumentException($"An image has at least two dimensions, height and width; this has the shape [{string.Join(", ", image.shape)}].", nameof(image));
        }

        using var scope = NewDisposeScope();
        var shape = image.shape;
        var dtype = image.dtype;
        var inner = image.ndim == 2 ? [1, .. shape] : shape[^3..];
        var batch = image.reshape([-1, .. inner]);
        var result = function(batch.to(dtype is ScalarType.Float32 or ScalarType.Float64 ? dtype : ScalarType.Float32));
        if (Bound(dtype) is { } bound)
        {
            result = result.round().clamp(dtype == ScalarType.Byte ? 0 : -bound - 1.0, bound);
        }

        return result.to(dtype).reshape([.. shape[..^2], .. result.shape[^2..]]).MoveToOuterDisposeScope();
    }

    /// <summary>The largest value of an integer type; null for floating point.</summary>
    public static long? Bound(ScalarType dtype) => dtype switch
    {
        ScalarType.Bool => 1,
        ScalarType.Byte => byte.MaxValue,
        ScalarType.Int8 => sbyte.MaxValue,
        ScalarType.Int16 => short.MaxValue,
        ScalarType.Int32 => int.MaxValue,
        ScalarType.Int64 => long.MaxValue,
        _ => null,
    };

    /// <summary>White: 1 for floating point, 255 for integers.</summary>
    public static double White(Tensor image) => Bound(image.dtype) is null ? 1 : 255;

    /// <exception cref="ArgumentException">There is no channel dimension.</exception>
    public static int Channels(Tensor image) => image.ndim >= 3
        ? (int)image.shape[^3]
        : throw new ArgumentException($"An image with channels is […, C, H, W]; this is [{string.Join(", ", image.shape)}].", nameof(image));
}
