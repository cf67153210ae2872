using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Every value from low to high alike.</summary>
public partial class Uniform : Distribution
{
    private readonly Tensor low;
    private readonly Tensor high;

    /// <exception cref="ArgumentException">An interval is empty.</exception>
    public Uniform(Tensor low, Tensor high, Generator? generator = null)
        : base(generator)
    {
        (this.low, this.high) = Broadcast(Check(low, nameof(low), constraints.real), Check(high, nameof(high), constraints.real));
        using var width = this.high - this.low;
        Check(width, "high - low", constraints.positive);
    }

    public override Tensor mean => WrappedTensorDisposeScope(() => (high + low) / 2);

    public override Tensor mode => full_like(low, double.NaN);

    public override Tensor variance => WrappedTensorDisposeScope(() => (high - low).pow(2) / 12);

    public override Tensor rsample(params long[] sample_shape) =>
        WrappedTensorDisposeScope(() => low + Draw.Uniform(low, ExtendedShape(sample_shape), 0, 1, generator) * (high - low));

    public override Tensor log_prob(Tensor value) =>
        WrappedTensorDisposeScope(() => (low.le(value) & high.gt(value)).to(low.dtype).log() - (high - low).log());

    public override Tensor entropy() => WrappedTensorDisposeScope(() => (high - low).log());

    public override Tensor cdf(Tensor value) => WrappedTensorDisposeScope(() => ((value - low) / (high - low)).clamp(0, 1));

    public override Tensor icdf(Tensor value) => WrappedTensorDisposeScope(() => value * (high - low) + low);

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new Uniform(low.expand(batch_shape.Shape), high.expand(batch_shape.Shape), generator));
}
