using static TorchSharp.torch;
using PackedSequence = TorchSharp.torch.nn.utils.rnn.PackedSequence;

namespace TorchSharp.Modules;

/// <summary>Elman's recurrent network: h' = tanh or ReLU of W·x + b + U·h + c: [T, N, inputs], or [N, T, inputs] when batch first, to outputs [T, N, directions · hidden] and
/// final states [layers · directions, N, hidden].</summary>
public sealed class RNN : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
{
    private readonly RecurrentStack _stack;

    internal RNN(nn.NonLinearities nonLinearity, RecurrentSettings settings, Device? device, ScalarType? dtype)
        : base(nameof(RNN)) => _stack = new(this, RecurrentKind.Of(nonLinearity), settings, device, dtype);

    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0);

    /// <summary>Runs over sequences of several lengths.</summary>
    public (PackedSequence, Tensor) call(PackedSequence input, Tensor? h0 = null)
    {
        ThrowIfDisposed();
        var (output, states) = _stack.Run(input, h0);
        return (output, states[0]);
    }

    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0)
    {
        var results = _stack.Run(input, h0);
        return (results[0], results[1]);
    }

    /// <summary>The weight of input to hidden of layer <paramref name="idx"/>; with two directions they alternate.</summary>
    public Parameter get_weight_ih(long idx) => _stack.Weight(0, idx);

    /// <summary>The weight of hidden to hidden.</summary>
    public Parameter get_weight_hh(long idx) => _stack.Weight(1, idx);

    /// <summary>The bias of input to hidden, or null.</summary>
    public Parameter get_bias_ih(long idx) => _stack.Weight(2, idx);

    /// <summary>The bias of hidden to hidden, or null.</summary>
    public Parameter get_bias_hh(long idx) => _stack.Weight(3, idx);

    /// <summary>Puts the weights into one block, which is faster on a GPU; elsewhere it does nothing.</summary>
    public void flatten_parameters() => _stack.FlattenParameters();
}
