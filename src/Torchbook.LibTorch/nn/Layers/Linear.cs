using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x · Aᵀ + b: [*, in_features] to [*, out_features].</summary>
public sealed partial class Linear : nn.Module<Tensor, Tensor>
{
    private Parameter _weight = null!;
    private Parameter? _bias;

    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        Sizes.RequirePositive(nameof(inputSize), inputSize);
        Sizes.RequirePositive(nameof(outputSize), outputSize);
        (in_features, out_features) = (inputSize, outputSize);
        (weight, bias) = WeightAndBias.Uniform([outputSize, inputSize], hasBias ? outputSize : null, device, dtype);
    }

    internal Linear(Parameter weight, Parameter? bias)
        : base(nameof(Linear))
    {
        (out_features, in_features) = (weight.size(0), weight.size(1));
        (this.weight, this.bias) = (weight, bias);
    }

    public long in_features { get; set; }

    public long out_features { get; set; }

    /// <summary>[out_features, in_features].</summary>
    public Parameter weight
    {
        get => _weight;
        set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
    }

    /// <summary>[out_features], or null.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
    }

    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, _weight, _bias);
}
