using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One time step of an <see cref="RNN"/>: [N, inputs] and the state [N, hidden], zeros when null, to the new state.</summary>
public sealed class RNNCell : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly RecurrentKind _kind;

    internal RNNCell(long inputSize, long hiddenSize, nn.NonLinearities nonLinearity, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(RNNCell))
    {
        _kind = RecurrentKind.Of(nonLinearity);
        (weight_ih, weight_hh, bias_ih, bias_hh) = RecurrentWeights.Uniform(_kind, inputSize, hiddenSize, bias, device, dtype);
    }

    public Parameter weight_ih { get; set => ConditionallyRegisterParameter(nameof(weight_ih), field = value); }

    public Parameter weight_hh { get; set => ConditionallyRegisterParameter(nameof(weight_hh), field = value); }

    public Parameter? bias_ih { get; set => ConditionallyRegisterParameter(nameof(bias_ih), field = value); }

    public Parameter? bias_hh { get; set => ConditionallyRegisterParameter(nameof(bias_hh), field = value); }

    public override Tensor forward(Tensor input, Tensor? h0 = null) => RecurrentWeights.Step(_kind, input, [h0], weight_ih, weight_hh, bias_ih, bias_hh)[0];
}
