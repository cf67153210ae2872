using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Distributions over vectors of probabilities.</summary>
public partial class Dirichlet : ExponentialFamily
{
    internal readonly Tensor concentration;

    /// <param name="concentration">[batch shape, K], positive.</param>
    /// <param name="generator">The default one if null.</param>
    /// <exception cref="ArgumentException">A concentration is not positive, or there is no last dimension.</exception>
    public Dirichlet(Tensor concentration, Generator? generator = null)
        : base(generator)
    {
        if (concentration.dim() < 1)
        {
            throw new ArgumentException("concentration must be at least one-dimensional.", nameof(concentration));
        }

        this.concentration = Own(Check(concentration, nameof(concentration), constraints.positive));
        _init(new Size(concentration.shape.SkipLast(1)), new Size(concentration.shape.TakeLast(1)));
    }

    public override Tensor mean => WrappedTensorDisposeScope(() => concentration / concentration.sum(-1, true));

    /// <summary>A corner where all concentrations are below 1.</summary>
    public override Tensor mode => WrappedTensorDisposeScope(() =>
    {
        var excess = (concentration - 1).clamp_min(0);
        var inside = excess / excess.sum(-1, true);
        var corner = nn.functional.one_hot(inside.argmax(-1), inside.size(-1)).to(inside.dtype);
        return where(concentration.lt(1).all(-1, true), corner, inside);
    });

    public override Tensor variance => WrappedTensorDisposeScope(() =>
    {
        var total = concentration.sum(-1, true);
        return concentration * (total - concentration) / (total.pow(2) * (total + 1));
    });

    protected override IList<Tensor> NaturalParams => [concentration - 1];

    protected override Tensor MeanCarrierMeasure => zeros([], concentration.dtype, concentration.device);

    public override Tensor rsample(params long[] sample_shape) =>
        WrappedTensorDisposeScope(() => DirichletSample.apply(concentration.expand(ExtendedShape(sample_shape)), generator));

    public override Tensor log_prob(Tensor value) =>
        WrappedTensorDisposeScope(() => (concentration - 1).xlogy(value).sum(-1) + concentration.sum(-1).lgamma() - concentration.lgamma().sum(-1));

    public override Tensor entropy() => WrappedTensorDisposeScope(() =>
    {
        var total = concentration.sum(-1);
        var weighted = ((concentration - 1) * concentration.digamma()).sum(-1);
        return concentration.lgamma().sum(-1) - total.lgamma() - (concentration.size(-1) - total) * total.digamma() - weighted;
    });

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new Dirichlet(concentration.expand((batch_shape + event_shape).Shape), generator));

    protected override Tensor LogNormalizer(params Tensor[] parameters) => WrappedTensorDisposeScope(() => (parameters[0] + 1).lgamma().sum(-1) - (parameters[0] + 1).sum(-1).lgamma());
}
