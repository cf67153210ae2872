using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>The Cauchy or Lorentz distribution, which has neither mean nor variance.</summary>
public partial class Cauchy : Distribution
{
    private readonly Tensor loc;
    private readonly Tensor scale;

    /// <param name="loc">The centre.</param>
    /// <param name="scale">The width, positive.</param>
    /// <param name="generator">The default one if null.</param>
    /// <exception cref="ArgumentException">A scale is not positive.</exception>
    public Cauchy(Tensor loc, Tensor scale, Generator? generator = null)
        : base(generator) => (this.loc, this.scale) = Broadcast(Check(loc, nameof(loc), constraints.real), Check(scale, nameof(scale), constraints.positive));

    public override Tensor mean => full_like(loc, double.NaN);

    public override Tensor mode => loc.alias();

    public override Tensor variance => full_like(loc, double.PositiveInfinity);

    public override Tensor rsample(params long[] sample_shape) => WrappedTensorDisposeScope(() => loc + Draw.Cauchy(loc, ExtendedShape(sample_shape), generator) * scale);

    public override Tensor log_prob(Tensor value) =>
        WrappedTensorDisposeScope(() => -Math.Log(Math.PI) - scale.log() - ((value - loc) / scale).pow(2).log1p());

    public override Tensor entropy() => WrappedTensorDisposeScope(() => Math.Log(4 * Math.PI) + scale.log());

    public override Tensor cdf(Tensor value) => WrappedTensorDisposeScope(() => ((value - loc) / scale).atan() / Math.PI + 0.5);

    public override Tensor icdf(Tensor value) => WrappedTensorDisposeScope(() => (Math.PI * (value - 0.5)).tan() * scale + loc);

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new Cauchy(loc.expand(batch_shape.Shape), scale.expand(batch_shape.Shape), generator));
}
