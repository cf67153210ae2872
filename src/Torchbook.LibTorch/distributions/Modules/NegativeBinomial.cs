using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Successes of coin flips before a number of failures.</summary>
public partial class NegativeBinomial : Distribution
{
    private readonly ProbsOrLogits _parameter;
    private readonly Tensor total_count;

    /// <param name="total_count">Failures that end the flipping, not negative.</param>
    /// <param name="p">Probability of a success, or null.</param>
    /// <param name="l">Its logarithmic odds, or null.</param>
    /// <param name="generator">The default one if null.</param>
    /// <exception cref="ArgumentException">Both probabilities and logits are given or none, or a parameter lies outside its domain.</exception>
    public NegativeBinomial(Tensor total_count, Tensor? p = null, Tensor? l = null, Generator? generator = null)
        : base(generator)
    {
        ProbsOrLogits.Require(p, l);
        using var scope = NewDisposeScope();
        var both = broadcast_tensors(Check(total_count, nameof(total_count), constraints.nonnegative), (p ?? l)!);
        batch_shape = new Size(both[0].shape);
        this.total_count = Own(both[0].to(both[1].dtype));
        _parameter = new ProbsOrLogits(this, p is null ? null : both[1], l is null ? null : both[1], constraints.half_open_interval(0, 1));
    }

    public Tensor probs => _parameter.Probs;

    public Tensor logits => _parameter.Logits;

    public override Tensor mean => WrappedTensorDisposeScope(() => total_count * logits.exp());

    public override Tensor mode => WrappedTensorDisposeScope(() => ((total_count - 1) * logits.exp()).floor().clamp_min(0));

    public override Tensor variance => WrappedTensorDisposeScope(() => mean / (-logits).sigmoid());

    public override Tensor rsample(params long[] sample_shape)
    {
        using var grad = no_grad();
        return WrappedTensorDisposeScope(() =>
        {
            var rate = Draw.Gamma(total_count.expand(ExtendedShape(sample_shape)), generator) / (-logits).exp();
            return Draw.Poisson(rate.clamp_min(finfo(rate.dtype).tiny), generator);
        });
    }

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var unnormalized = total_count * (-logits).log_sigmoid() + value * logits.log_sigmoid();
        var normalization = (1 + value).lgamma() + total_count.lgamma() - (total_count + value).lgamma();
        return unnormalized - normalization.masked_fill((total_count + value).eq(0), 0);
    });

    public override Tensor entropy() => throw Lacks(nameof(entropy));

    public override Distribution expand(Size batch_shape, Distribution? instance = null)
    {
        var (probs, logits) = _parameter.Expand(batch_shape);
        return Into(instance, () => new NegativeBinomial(total_count.expand(batch_shape.Shape), probs, logits, generator));
    }
}
