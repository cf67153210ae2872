using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>One coin flip: 1 with a probability, else 0.</summary>
public partial class Bernoulli : Distribution
{
    private readonly ProbsOrLogits _parameter;

    /// <exception cref="ArgumentException">Both probabilities and logits are given or none, or a probability lies outside its domain.</exception>
    public Bernoulli(Tensor? p = null, Tensor? l = null, Generator? generator = null)
        : base(generator)
    {
        _parameter = new ProbsOrLogits(this, p, l);
        batch_shape = new Size(_parameter.Given.shape);
    }

    public Tensor probs => _parameter.Probs;

    public Tensor logits => _parameter.Logits;

    public override Tensor mean => probs;

    public override Tensor variance => WrappedTensorDisposeScope(() => probs * (1 - probs));

    public override Tensor rsample(params long[] sample_shape)
    {
        using var grad = no_grad();
        return WrappedTensorDisposeScope(() => Draw.Bernoulli(probs.expand(ExtendedShape(sample_shape)), generator));
    }

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var both = broadcast_tensors(logits, value);
        return -F.binary_cross_entropy_with_logits(both[0], both[1], reduction: nn.Reduction.None);
    });

    public override Tensor entropy() =>
        WrappedTensorDisposeScope(() => F.binary_cross_entropy_with_logits(logits, probs, reduction: nn.Reduction.None));

    public override Distribution expand(Size batch_shape, Distribution? instance = null)
    {
        var (probs, logits) = _parameter.Expand(batch_shape);
        return Into(instance, () => new Bernoulli(probs, logits, generator));
    }
}
