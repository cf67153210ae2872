using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>The double exponential distribution.</summary>
public partial class Laplace : Distribution
{
    private readonly Tensor loc;
    private readonly Tensor scale;

    /// <param name="loc">The centre.</param>
    /// <param name="scale">The width, positive.</param>
    /// <param name="generator">The default one if null.</param>
    /// <exception cref="ArgumentException">A scale is not positive.</exception>
    public Laplace(Tensor loc, Tensor scale, Generator? generator = null)
        : base(generator) => (this.loc, this.scale) = Broadcast(Check(loc, nameof(loc), constraints.real), Check(scale, nameof(scale), constraints.positive));

    public override Tensor mean => loc.alias();

    public override Tensor mode => loc.alias();

    public override Tensor stddev => scale * Math.Sqrt(2);

    public override Tensor variance => WrappedTensorDisposeScope(() => 2 * scale.pow(2));

    public override Tensor rsample(params long[] sample_shape) =>
        WrappedTensorDisposeScope(() =>
        {
            var u = Draw.Uniform(loc, ExtendedShape(sample_shape), finfo(loc.dtype).eps - 1, 1, generator);
            return loc - scale * u.sign() * (-u.abs()).log1p();
        });

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() => -(2 * scale).log() - (value - loc).abs() / scale);

    public override Tensor entropy() => WrappedTensorDisposeScope(() => 1 + (2 * scale).log());

    public override Tensor cdf(Tensor value) =>
        WrappedTensorDisposeScope(() => 0.5 - 0.5 * (value - loc).sign() * (-(value - loc).abs() / scale).expm1());

    public override Tensor icdf(Tensor value) =>
        WrappedTensorDisposeScope(() => loc - scale * (value - 0.5).sign() * (-2 * (value - 0.5).abs()).log1p());

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new Laplace(loc.expand(batch_shape.Shape), scale.expand(batch_shape.Shape), generator));
}
