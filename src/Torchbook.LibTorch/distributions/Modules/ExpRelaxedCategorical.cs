using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>The logarithm of one of K classes softened by a temperature (Maddison et al., https://arxiv.org/abs/1611.00712).</summary>
public partial class ExpRelaxedCategorical : Distribution
{
    private readonly Categorical _categorical;

    internal ExpRelaxedCategorical(Tensor temperature, Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        : this(temperature, new Categorical(probs, logits, generator), generator)
    {
    }

    private ExpRelaxedCategorical(Tensor temperature, Categorical categorical, Generator? generator)
        : base(generator)
    {
        _categorical = Own(categorical);
        this.temperature = Own(Check(temperature, nameof(temperature), constraints.positive));
        _init(categorical.batch_shape, new Size(categorical.Classes));
    }

    public Tensor temperature { get; }

    /// <summary>[batch shape, K]</summary>
    public long[] param_shape => _categorical.param_shape;

    public Tensor probs => _categorical.probs;

    public Tensor logits => _categorical.logits;

    public override Tensor mean => throw Lacks(nameof(mean));

    public override Tensor variance => throw Lacks(nameof(variance));

    public override Tensor rsample(params long[] sample_shape) => WrappedTensorDisposeScope(() =>
    {
        var log = logits;
        var u = ClampProbs(Draw.Uniform(log, ExtendedShape(sample_shape), 0, 1, generator));
        var scores = (log - (-u.log()).log()) / temperature;
        return scores - scores.logsumexp(-1, true);
    });

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var classes = _categorical.Classes;
        var score = logits - value * temperature;
        var constant = full_like(temperature, classes).lgamma() + (classes - 1) * temperature.log();
        return (score - score.logsumexp(-1, true)).sum(-1) + constant;
    });

    public override Tensor entropy() => throw Lacks(nameof(entropy));

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new ExpRelaxedCategorical(temperature, (Categorical)_categorical.expand(batch_shape), generator));
}
