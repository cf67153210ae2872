using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Distributions over probabilities.</summary>
public partial class Beta : ExponentialFamily
{
    protected Dirichlet dirichlet;
    private readonly Tensor concentration1;
    private readonly Tensor concentration0;

    /// <param name="concentration1">α, positive.</param>
    /// <param name="concentration0">β, positive.</param>
    /// <param name="generator">The default one if null.</param>
    /// <exception cref="ArgumentException">A concentration is not positive.</exception>
    public Beta(Tensor concentration1, Tensor concentration0, Generator? generator = null)
        : base(generator)
    {
        (this.concentration1, this.concentration0) = Broadcast(
            Check(concentration1, nameof(concentration1), constraints.positive), Check(concentration0, nameof(concentration0), constraints.positive));
        using var both = stack([this.concentration1, this.concentration0], -1);
        dirichlet = Own(new Dirichlet(both, generator));
    }

    public override Tensor mean => WrappedTensorDisposeScope(() => concentration1 / (concentration1 + concentration0));

    public override Tensor mode => WrappedTensorDisposeScope(() => dirichlet.mode.select(-1, 0));

    public override Tensor variance => WrappedTensorDisposeScope(() =>
    {
        var total = concentration1 + concentration0;
        return concentration1 * concentration0 / (total.pow(2) * (total + 1));
    });

    protected override IList<Tensor> NaturalParams => [concentration1 - 1, concentration0 - 1];

    protected override Tensor MeanCarrierMeasure => zeros([], concentration1.dtype, concentration1.device);

    public override Tensor rsample(params long[] sample_shape) => WrappedTensorDisposeScope(() => dirichlet.rsample(sample_shape).select(-1, 0));

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() => dirichlet.log_prob(stack([value, 1 - value], -1)));

    public override Tensor entropy() => dirichlet.entropy();

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new Beta(concentration1.expand(batch_shape.Shape), concentration0.expand(batch_shape.Shape), generator));

    protected override Tensor LogNormalizer(params Tensor[] parameters) => WrappedTensorDisposeScope(() => (parameters[0] + 1).lgamma() + (parameters[1] + 1).lgamma() - (parameters[0] + parameters[1] + 2).lgamma());
}
