using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Sums of exponential waiting times.</summary>
public partial class Gamma : ExponentialFamily
{
    protected Tensor concentration;
    private readonly Tensor rate;

    /// <param name="concentration">The shape α, positive.</param>
    /// <param name="rate">β, positive.</param>
    /// <param name="generator">The default one if null.</param>
    /// <exception cref="ArgumentException">A parameter is not positive.</exception>
    public Gamma(Tensor concentration, Tensor rate, Generator? generator = null)
        : base(generator) =>
        (this.concentration, this.rate) = Broadcast(Check(concentration, nameof(concentration), constraints.positive), Check(rate, nameof(rate), constraints.positive));

    public override Tensor mean => concentration / rate;

    public override Tensor mode => WrappedTensorDisposeScope(() => ((concentration - 1) / rate).clamp_min(0));

    public override Tensor variance => WrappedTensorDisposeScope(() => concentration / rate.pow(2));

    protected override IList<Tensor> NaturalParams => [concentration - 1, -rate];

    protected override Tensor MeanCarrierMeasure => zeros([], rate.dtype, rate.device);

    public override Tensor rsample(params long[] sample_shape) =>
        WrappedTensorDisposeScope(() =>
        {
            var value = Draw.Gamma(concentration.expand(ExtendedShape(sample_shape)), generator) / rate;
            // The data alone: a gradient passes where a zero was lifted, too.
            value.detach().clamp_min_(finfo(value.dtype).tiny);
            return value;
        });

    public override Tensor log_prob(Tensor value) =>
        WrappedTensorDisposeScope(() => concentration.xlogy(rate) + (concentration - 1).xlogy(value) - rate * value - concentration.lgamma());

    public override Tensor entropy() =>
        WrappedTensorDisposeScope(() => concentration - rate.log() + concentration.lgamma() + (1 - concentration) * concentration.digamma());

    public override Tensor cdf(Tensor value) => WrappedTensorDisposeScope(() => special.gammainc(concentration, rate * value));

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new Gamma(concentration.expand(batch_shape.Shape), rate.expand(batch_shape.Shape), generator));

    protected override Tensor LogNormalizer(params Tensor[] parameters) => WrappedTensorDisposeScope(() => (parameters[0] + 1).lgamma() + (parameters[0] + 1) * (-parameters[1].reciprocal()).log());
}
