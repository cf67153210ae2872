using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Successes among a number of coin flips.</summary>
public partial class Binomial : Distribution
{
    private readonly ProbsOrLogits _parameter;
    private readonly Tensor total_count;

    /// <param name="total_count">Flips, whole numbers.</param>
    /// <param name="p">Probability of a success, or null.</param>
    /// <param name="l">Its logarithmic odds, or null.</param>
    /// <param name="generator">The default one if null.</param>
    /// <exception cref="ArgumentException">Both probabilities and logits are given or none, or a parameter lies outside its domain.</exception>
    public Binomial(Tensor total_count, Tensor? p = null, Tensor? l = null, Generator? generator = null)
        : base(generator)
    {
        ProbsOrLogits.Require(p, l);
        using var scope = NewDisposeScope();
        var both = broadcast_tensors(Check(total_count, nameof(total_count), constraints.nonnegative_integer), (p ?? l)!);
        batch_shape = new Size(both[0].shape);
        this.total_count = Own(both[0].to(both[1].dtype));
        _parameter = new ProbsOrLogits(this, p is null ? null : both[1], l is null ? null : both[1]);
    }

    public Tensor probs => _parameter.Probs;

    public Tensor logits => _parameter.Logits;

    public override Tensor mean => WrappedTensorDisposeScope(() => total_count * probs);

    public override Tensor mode => WrappedTensorDisposeScope(() => ((total_count + 1) * probs).floor().minimum(total_count));

    public override Tensor variance => WrappedTensorDisposeScope(() => total_count * probs * (1 - probs));

    public override Tensor rsample(params long[] sample_shape)
    {
        using var grad = no_grad();
        var shape = ExtendedShape(sample_shape);
        return WrappedTensorDisposeScope(() => Draw.Binomial(total_count.expand(shape), probs.expand(shape), generator));
    }

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var log = logits;
        var ways = (total_count + 1).lgamma() - (value + 1).lgamma() - (total_count - value + 1).lgamma();
        return value * log + ways - total_count * (ClampByZero(log) + (-log.abs()).exp().log1p());
    });

    /// <summary>Summed over all outcomes.</summary>
    public override Tensor entropy() => WrappedTensorDisposeScope(() =>
    {
        var outcomes = arange(total_count.max().to(ScalarType.Int64).item<long>() + 1, total_count.dtype, total_count.device).view([-1, .. total_count.shape.Select(_ => 1L)]);
        var log = log_prob(outcomes);
        return -(log.exp() * log).masked_fill(outcomes.gt(total_count), 0).sum(dim: 0);
    });

    public override Distribution expand(Size batch_shape, Distribution? instance = null)
    {
        var (probs, logits) = _parameter.Expand(batch_shape);
        return Into(instance, () => new Binomial(total_count.expand(batch_shape.Shape), probs, logits, generator));
    }
}
