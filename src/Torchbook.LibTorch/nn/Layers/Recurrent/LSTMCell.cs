using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One time step of an <see cref="LSTM"/>: [N, inputs] and hidden and cell state [N, hidden], zeros when null, to the new states.</summary>
public sealed class LSTMCell : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor)>
{
    internal LSTMCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(LSTMCell))
    {
        (weight_ih, weight_hh, bias_ih, bias_hh) = RecurrentWeights.Uniform(RecurrentKind.LSTM, inputSize, hiddenSize, bias, device, dtype);
    }

    public Parameter weight_ih { get; set => ConditionallyRegisterParameter(nameof(weight_ih), field = value); }

    public Parameter weight_hh { get; set => ConditionallyRegisterParameter(nameof(weight_hh), field = value); }

    public Parameter? bias_ih { get; set => ConditionallyRegisterParameter(nameof(bias_ih), field = value); }

    public Parameter? bias_hh { get; set => ConditionallyRegisterParameter(nameof(bias_hh), field = value); }

    public new (Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    public override (Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0)
    {
        var states = RecurrentWeights.Step(RecurrentKind.LSTM, input, [h0_c0?.Item1, h0_c0?.Item2], weight_ih, weight_hh, bias_ih, bias_hh);
        return (states[0], states[1]);
    }
}
