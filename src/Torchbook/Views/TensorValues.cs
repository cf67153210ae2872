using static TorchSharp.torch;

namespace Torchbook.Views;

/// <summary>Reads a tensor's numbers into memory of .NET.</summary>
internal static class TensorValues
{
    /// <summary>
    /// The values in the order of the dimensions; null for more than <paramref name="most"/>, for none, and for types that are not
    /// real numbers.
    /// </summary>
    public static double[]? TryRead(Tensor tensor, long most)
    {
        if (tensor.numel() == 0 || tensor.numel() > most || tensor.is_meta || tensor.is_complex())
        {
            return null;
        }

        try
        {
            using var scope = NewDisposeScope();
            var dense = tensor.is_sparse ? tensor.to_dense() : tensor;
            return dense.detach().cpu().to_type(ScalarType.Float64).reshape(-1).data<double>().ToArray();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A type that converts to no other, such as a quantized one: it is shown without.
            return null;
        }
    }
}
