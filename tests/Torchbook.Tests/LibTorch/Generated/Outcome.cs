using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>What came of a call: tensors, or an error.</summary>
internal sealed record Outcome(Tensor[] Outputs, Exception? Error) : IDisposable
{
    /// <summary>The same values without the layouts that have no plain memory.</summary>
    public static Tensor Plain(Tensor tensor)
    {
        var dense = tensor.is_sparse ? tensor.to_dense() : tensor.dtype is ScalarType.QInt8 or ScalarType.QUInt8 or ScalarType.QInt32 ? tensor.dequantize() : tensor;
        return dense.detach().resolve_conj().resolve_neg().contiguous().alias();
    }

    public void Dispose() => Array.ForEach(Outputs, t => t.Dispose());
}
