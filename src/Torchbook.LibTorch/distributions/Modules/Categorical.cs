using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>One of K classes, by number.</summary>
public partial class Categorical : Distribution
{
    private readonly Tensor? _probs;
    private readonly Tensor? _logits;

    /// <param name="probs">[batch shape, K]; need not sum to 1.</param>
    /// <param name="logits">[batch shape, K]; need not be normalized.</param>
    /// <param name="generator">The default one if null.</param>
    /// <exception cref="ArgumentException">Both are given or none, a probability is negative, all are zero, or there is no last dimension.</exception>
    public Categorical(Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        : base(generator)
    {
        ProbsOrLogits.Require(probs, logits);
        var given = (probs ?? logits)!;
        if (given.dim() < 1)
        {
            throw new ArgumentException("The parameter of classes must be at least one-dimensional: its last dimension counts them.");
        }

        using var scope = NewDisposeScope();
        _probs = probs is null ? null : Own(Check(probs, nameof(probs), constraints.nonnegative) / Check(probs.sum(-1, true), "the sum of probs", constraints.positive));
        _logits = logits is null ? null : Own(Check(logits, nameof(logits), constraints.real) - logits.logsumexp(-1, true));
        batch_shape = new Size(given.shape.SkipLast(1));
    }

    /// <summary>[batch shape, K]</summary>
    public long[] param_shape => (_probs ?? _logits)!.shape;

    /// <summary>Normalized.</summary>
    public Tensor probs => _probs?.alias() ?? LogitsToProbs(_logits!);

    /// <summary>Normalized.</summary>
    public Tensor logits => _logits?.alias() ?? ProbsToLogits(_probs!);

    internal long Classes => param_shape[^1];

    /// <summary>NaN: numbers of classes have none.</summary>
    public override Tensor mean => full(ExtendedShape(), double.NaN, (_probs ?? _logits)!.dtype, (_probs ?? _logits)!.device);

    public override Tensor variance => mean;

    public override Tensor rsample(params long[] sample_shape)
    {
        using var grad = no_grad();
        return WrappedTensorDisposeScope(() =>
            probs.reshape(-1, Classes).multinomial(sample_shape.Aggregate(1L, (a, b) => a * b), true, generator).t().reshape(ExtendedShape(sample_shape)));
    }

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var both = broadcast_tensors(value.to(ScalarType.Int64).unsqueeze(-1), logits);
        return both[1].gather(-1, both[0].narrow(-1, 0, 1)).squeeze(-1);
    });

    public override Tensor entropy() => WrappedTensorDisposeScope(() => -(probs * logits).masked_fill(probs.eq(0), 0).sum(-1));

    public override Distribution expand(Size batch_shape, Distribution? instance = null)
    {
        long[] shape = [.. batch_shape, Classes];
        return Into(instance, () => new Categorical(_probs?.expand(shape), _logits?.expand(shape), generator));
    }
}
