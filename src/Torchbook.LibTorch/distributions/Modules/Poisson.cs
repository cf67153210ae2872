using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Counts of events that come at a rate.</summary>
public partial class Poisson : ExponentialFamily
{
    private readonly Tensor rate;

    /// <exception cref="ArgumentException">A rate is negative.</exception>
    public Poisson(Tensor rate, Generator? generator = null)
        : base(generator)
    {
        this.rate = Own(Check(rate, nameof(rate), constraints.nonnegative));
        batch_shape = new Size(rate.shape);
    }

    public override Tensor mean => rate.alias();

    public override Tensor mode => rate.floor();

    public override Tensor variance => rate.alias();

    protected override IList<Tensor> NaturalParams => [rate.log()];

    /// <summary>−E[log x!] has no closed form, nor has the entropy.</summary>
    protected override Tensor MeanCarrierMeasure => throw Lacks(nameof(entropy));

    public override Tensor rsample(params long[] sample_shape)
    {
        using var grad = no_grad();
        return WrappedTensorDisposeScope(() => Draw.Poisson(rate.expand(ExtendedShape(sample_shape)), generator));
    }

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() => value.xlogy(rate) - rate - (value + 1).lgamma());

    public override Tensor cdf(Tensor value) =>
        WrappedTensorDisposeScope(() => special.gammaincc(value.floor() + 1, rate).masked_fill(value.lt(0), 0));

    /// <summary>The smallest count with a probability of at least <paramref name="value"/> of not being exceeded, found by bisection.</summary>
    public override Tensor icdf(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        using var grad = no_grad();
        var below = zeros_like(value + rate) - 1;
        var above = ones_like(below);
        while (cdf(above).lt(value).any().item<bool>())
        {
            above = above * 2;
        }

        while ((above - below).gt(1).any().item<bool>())
        {
            var middle = ((above + below) / 2).floor();
            var enough = cdf(middle).ge(value);
            (below, above) = (where(enough, below, middle), where(enough, middle, above));
        }

        return above.masked_fill(value.eq(1), double.PositiveInfinity);
    });

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new Poisson(rate.expand(batch_shape.Shape), generator));

    protected override Tensor LogNormalizer(params Tensor[] parameters) => WrappedTensorDisposeScope(() => parameters[0].exp());
}
