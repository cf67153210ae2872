using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Magnitudes of Cauchy numbers around zero.</summary>
public class HalfCauchy : TransformedDistribution
{
    internal HalfCauchy(Tensor scale, Generator? generator = null)
        : base(generator)
    {
        this.scale = Own(Check(scale, nameof(scale), constraints.positive));
        using var zero = zeros_like(scale);
        _init(new Cauchy(zero, scale, generator), [new transforms.AbsTransform()]);
    }

    public Tensor scale { get; }

    public override Tensor mean => full_like(scale, double.PositiveInfinity);

    public override Tensor mode => zeros_like(scale);

    public override Tensor variance => base_distribution.variance;

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var density = base_distribution.log_prob(value) + Math.Log(2);
        return density.masked_fill(value.lt(0), double.NegativeInfinity);
    });

    public override Tensor cdf(Tensor value) => WrappedTensorDisposeScope(() => 2 * base_distribution.cdf(value) - 1);

    public override Tensor icdf(Tensor value) => WrappedTensorDisposeScope(() => base_distribution.icdf((value + 1) / 2));

    public override Tensor entropy() => WrappedTensorDisposeScope(() => base_distribution.entropy() - Math.Log(2));

    public override Distribution expand(Size batch_shape, Distribution? instance = null) => Into(instance, () => new HalfCauchy(scale.expand(batch_shape.Shape), generator));
}
