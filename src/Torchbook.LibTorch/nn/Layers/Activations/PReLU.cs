using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>max(0, x) + a · min(0, x) with a trained slope for all channels or one for each (He et al., https://arxiv.org/abs/1502.01852).</summary>
public sealed partial class PReLU : nn.Module<Tensor, Tensor>
{
    internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype)
        : base(nameof(PReLU))
    {
        Sizes.RequirePositive(nameof(num_parameters), num_parameters);
        (this.num_parameters, this.init) = (num_parameters, init);
        weight = WeightAndBias.Empty([num_parameters], device, dtype);
        nn.init.constant_(weight, init);
    }

    public long num_parameters { get; }

    public double init { get; }

    /// <summary>[num_parameters].</summary>
    public Parameter weight { get; set => ConditionallyRegisterParameter(nameof(weight), field = value); }

    public override Tensor forward(Tensor tensor) => nn.functional.prelu(tensor, weight);

    public override string GetName() => nameof(PReLU);
}
