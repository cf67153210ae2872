using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>Elements between a tensor and a stream, in pieces that a span can hold.</summary>
internal static class TensorBytes
{
    private const long LargestPiece = 1 << 30;

    /// <summary>A new tensor on the CPU with the elements that come next in the stream, in row-major order.</summary>
    /// <exception cref="EndOfStreamException">The stream is too short. See to it before: the memory is asked for first.</exception>
    public static Tensor Read(Stream stream, ScalarType type, params long[] shape)
    {
        var tensor = empty(shape, type, CPU);
        try
        {
            InPieces(tensor, piece => stream.ReadExactly(piece.bytes));
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    /// <summary>Writes the elements in row-major order.</summary>
    public static void Write(Stream stream, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        using var grad = no_grad();
        InPieces(tensor.detach().cpu().contiguous(), piece => stream.Write(piece.bytes));
    }

    private static void InPieces(Tensor tensor, Action<Tensor> use)
    {
        using var scope = NewDisposeScope();
        var flat = tensor.reshape(tensor.numel());
        var most = LargestPiece / tensor.element_size();
        for (var start = 0L; start < flat.numel(); start += most)
        {
            use(flat.narrow(0, start, Math.Min(most, flat.numel() - start)));
        }
    }
}
