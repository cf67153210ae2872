using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>One of K classes softened by a temperature (Maddison et al., https://arxiv.org/abs/1611.00712; Jang et al., https://arxiv.org/abs/1611.01144).</summary>
public partial class RelaxedOneHotCategorical : TransformedDistribution
{
    /// <exception cref="ArgumentException">Both probabilities and logits are given or none, or a parameter lies outside its domain.</exception>
    public RelaxedOneHotCategorical(Tensor temperature, Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        : this(new ExpRelaxedCategorical(temperature, probs, logits, generator), generator)
    {
    }

    private RelaxedOneHotCategorical(ExpRelaxedCategorical logarithm, Generator? generator)
        : base(logarithm, new transforms.ExpTransform(), generator)
    {
    }

    public Tensor probs => Base.probs;

    public Tensor logits => Base.logits;

    public Tensor temperature => Base.temperature.alias();

    private ExpRelaxedCategorical Base => (ExpRelaxedCategorical)base_distribution;

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new RelaxedOneHotCategorical((ExpRelaxedCategorical)Base.expand(batch_shape), generator));
}
