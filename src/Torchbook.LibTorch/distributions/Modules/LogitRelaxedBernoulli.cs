using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>The logit of a coin flip softened by a temperature, a logistic distribution (Maddison et al., https://arxiv.org/abs/1611.00712).</summary>
public partial class LogitRelaxedBernoulli : Distribution
{
    private readonly ProbsOrLogits _parameter;
    private readonly Tensor _temperature;

    /// <exception cref="ArgumentException">Both probabilities and logits are given or none, or a parameter lies outside its domain.</exception>
    public LogitRelaxedBernoulli(Tensor temperature, Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        : base(generator)
    {
        _parameter = new ProbsOrLogits(this, probs, logits);
        _temperature = Own(Check(temperature, nameof(temperature), constraints.positive));
        batch_shape = new Size(_parameter.Given.shape);
    }

    internal Tensor Temperature => _temperature;

    public Tensor probs => _parameter.Probs;

    public Tensor logits => _parameter.Logits;

    public override Tensor mean => WrappedTensorDisposeScope(() => logits / _temperature);

    public override Tensor variance => WrappedTensorDisposeScope(() => Math.PI * Math.PI / 3 / _temperature.pow(2) + zeros_like(_parameter.Given));

    public override Tensor rsample(params long[] sample_shape) => WrappedTensorDisposeScope(() =>
    {
        var shape = ExtendedShape(sample_shape);
        var inside = ClampProbs(probs.expand(shape));
        var u = ClampProbs(Draw.Uniform(inside, shape, 0, 1, generator));
        return (u.log() - (-u).log1p() + inside.log() - (-inside).log1p()) / _temperature;
    });

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var difference = logits - value * _temperature;
        return _temperature.log() + difference - 2 * difference.exp().log1p();
    });

    public override Tensor entropy() => WrappedTensorDisposeScope(() => 2 - _temperature.log() + zeros_like(_parameter.Given));

    public override Distribution expand(Size batch_shape, Distribution? instance = null)
    {
        var (probs, logits) = _parameter.Expand(batch_shape);
        return Into(instance, () => new LogitRelaxedBernoulli(_temperature, probs, logits, generator));
    }
}
