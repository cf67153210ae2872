using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>The Gaussian distribution.</summary>
public partial class Normal : Distribution
{
    private readonly Tensor loc;
    private readonly Tensor scale;

    /// <param name="loc">The centre.</param>
    /// <param name="scale">The width, positive.</param>
    /// <param name="generator">The default one if null.</param>
    /// <exception cref="ArgumentException">A scale is not positive.</exception>
    public Normal(Tensor loc, Tensor scale, Generator? generator = null)
        : base(generator) => (this.loc, this.scale) = Broadcast(Check(loc, nameof(loc), constraints.real), Check(scale, nameof(scale), constraints.positive));

    public override Tensor mean => loc.alias();

    public override Tensor mode => loc.alias();

    public override Tensor stddev => scale.alias();

    public override Tensor variance => scale.pow(2);

    public override Tensor sample(params long[] sample_shape)
    {
        using var grad = no_grad();
        var shape = ExtendedShape(sample_shape);
        return WrappedTensorDisposeScope(() => Draw.Normal(loc.expand(shape), scale.expand(shape), generator));
    }

    public override Tensor rsample(params long[] sample_shape) => WrappedTensorDisposeScope(() => loc + Draw.Normal(loc, ExtendedShape(sample_shape), generator) * scale);

    public override Tensor log_prob(Tensor value) =>
        WrappedTensorDisposeScope(() => -(value - loc).pow(2) / (2 * scale.pow(2)) - scale.log() - Math.Log(Math.Sqrt(2 * Math.PI)));

    public override Tensor entropy() => WrappedTensorDisposeScope(() => 0.5 + 0.5 * Math.Log(2 * Math.PI) + scale.log());

    public override Tensor cdf(Tensor value) => WrappedTensorDisposeScope(() => 0.5 * (1 + ((value - loc) * scale.reciprocal() / Math.Sqrt(2)).erf()));

    public override Tensor icdf(Tensor value) => WrappedTensorDisposeScope(() => loc + scale * (2 * value - 1).erfinv() * Math.Sqrt(2));

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new Normal(loc.expand(batch_shape.Shape), scale.expand(batch_shape.Shape), generator));
}
