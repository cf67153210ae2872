using static TorchSharp.torch;
using PackedSequence = TorchSharp.torch.nn.utils.rnn.PackedSequence;

namespace TorchSharp.Modules;

/// <summary>Long short-term memory (Hochreiter and Schmidhuber, Neural Computation 1997): [T, N, inputs], or [N, T, inputs] when
/// batch first, to outputs [T, N, directions · hidden] and final hidden and cell states [layers · directions, N, hidden].</summary>
public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
{
    private readonly RecurrentStack _stack;

    internal LSTM(RecurrentSettings settings, Device? device, ScalarType? dtype)
        : base(nameof(LSTM)) => _stack = new(this, RecurrentKind.LSTM, settings, device, dtype);

    public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    /// <summary>Runs over sequences of several lengths.</summary>
    public (PackedSequence, Tensor, Tensor) call(PackedSequence input, (Tensor, Tensor)? h0_c0 = null)
    {
        ThrowIfDisposed();
        var (output, states) = _stack.Run(input, h0_c0?.Item1, h0_c0?.Item2);
        return (output, states[0], states[1]);
    }

    public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
    {
        var results = _stack.Run(input, h0_c0?.Item1, h0_c0?.Item2);
        return (results[0], results[1], results[2]);
    }

    /// <summary>Puts the weights into one block, which is faster on a GPU; elsewhere it does nothing.</summary>
    public void flatten_parameters() => _stack.FlattenParameters();
}
