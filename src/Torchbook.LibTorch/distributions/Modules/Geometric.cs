using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>Failures before the first success of coin flips.</summary>
public partial class Geometric : Distribution
{
    private readonly ProbsOrLogits _parameter;

    /// <exception cref="ArgumentException">Both probabilities and logits are given or none, or a probability lies outside its domain.</exception>
    public Geometric(Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        : base(generator)
    {
        if (probs is not null)
        {
            Check(probs, nameof(probs), constraints.positive);
        }

        _parameter = new ProbsOrLogits(this, probs, logits);
        batch_shape = new Size(_parameter.Given.shape);
    }

    public Tensor probs => _parameter.Probs;

    public Tensor logits => _parameter.Logits;

    public override Tensor mean => WrappedTensorDisposeScope(() => 1 / probs - 1);

    public override Tensor variance => WrappedTensorDisposeScope(() => (1 / probs - 1) / probs);

    public override Tensor rsample(params long[] sample_shape)
    {
        using var grad = no_grad();
        return WrappedTensorDisposeScope(() =>
        {
            var u = Draw.Uniform(_parameter.Given, ExtendedShape(sample_shape), finfo(_parameter.Given.dtype).tiny, 1, generator);
            return (u.log() / (-probs).log1p()).floor();
        });
    }

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var failure = probs.masked_fill(probs.eq(1) & value.eq(0), 0);
        return value * (-failure).log1p() + probs.log();
    });

    public override Tensor entropy() =>
        WrappedTensorDisposeScope(() => F.binary_cross_entropy_with_logits(logits, probs, reduction: nn.Reduction.None) / probs);

    public override Distribution expand(Size batch_shape, Distribution? instance = null)
    {
        var (probs, logits) = _parameter.Expand(batch_shape);
        return Into(instance, () => new Geometric(probs, logits, generator));
    }
}
