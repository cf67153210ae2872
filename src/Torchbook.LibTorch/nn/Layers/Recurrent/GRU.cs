using static TorchSharp.torch;
using PackedSequence = TorchSharp.torch.nn.utils.rnn.PackedSequence;

namespace TorchSharp.Modules;

/// <summary>Gated recurrent units (Cho et al., https://arxiv.org/abs/1406.1078): [T, N, inputs], or [N, T, inputs] when batch first, to outputs [T, N, directions · hidden] and
/// final states [layers · directions, N, hidden].</summary>
public sealed class GRU : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
{
    private readonly RecurrentStack _stack;

    internal GRU(RecurrentSettings settings, Device? device, ScalarType? dtype)
        : base(nameof(GRU)) => _stack = new(this, RecurrentKind.GRU, settings, device, dtype);

    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0);

    /// <summary>Runs over sequences of several lengths.</summary>
    public (PackedSequence, Tensor) call(PackedSequence input, Tensor? h0 = null)
    {
        ThrowIfDisposed();
        var (output, states) = _stack.Run(input, h0);
        return (output, states[0]);
    }

    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null)
    {
        var results = _stack.Run(input, h0);
        return (results[0], results[1]);
    }

    /// <summary>Puts the weights into one block, which is faster on a GPU; elsewhere it does nothing.</summary>
    public void flatten_parameters() => _stack.FlattenParameters();
}
