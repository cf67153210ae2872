using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>A coin flip softened by a temperature (Maddison et al., https://arxiv.org/abs/1611.00712; Jang et al., https://arxiv.org/abs/1611.01144).</summary>
public partial class RelaxedBernoulli : TransformedDistribution
{
    /// <exception cref="ArgumentException">Both probabilities and logits are given or none, or a parameter lies outside its domain.</exception>
    public RelaxedBernoulli(Tensor temperature, Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        : this(new LogitRelaxedBernoulli(temperature, probs, logits, generator), generator)
    {
    }

    private RelaxedBernoulli(LogitRelaxedBernoulli logarithm, Generator? generator)
        : base(logarithm, new transforms.SigmoidTransform(), generator)
    {
    }

    public Tensor probs => Base.probs;

    public Tensor logits => Base.logits;

    public Tensor temperature => Base.Temperature.alias();

    private LogitRelaxedBernoulli Base => (LogitRelaxedBernoulli)base_distribution;

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new RelaxedBernoulli((LogitRelaxedBernoulli)Base.expand(batch_shape), generator));
}
