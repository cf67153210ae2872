using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Counts of K classes among a number of draws.</summary>
public partial class Multinomial : Distribution
{
    private readonly int total_count;
    private readonly Categorical _categorical;

    /// <param name="total_count">Draws, not negative.</param>
    /// <param name="probs">[batch shape, K]; need not sum to 1.</param>
    /// <param name="logits">[batch shape, K]; need not be normalized.</param>
    /// <param name="generator">The default one if null.</param>
    /// <exception cref="ArgumentException">Both are given or none, or a parameter lies outside its domain.</exception>
    public Multinomial(int total_count, Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        : this(total_count, new Categorical(probs, logits, generator), generator)
    {
    }

    private Multinomial(int total_count, Categorical categorical, Generator? generator)
        : base(generator)
    {
        if (total_count < 0)
        {
            throw new ArgumentException("total_count of Multinomial must not be negative.", nameof(total_count));
        }

        this.total_count = total_count;
        _categorical = Own(categorical);
        _init(categorical.batch_shape, new Size(categorical.Classes));
    }

    /// <summary>[batch shape, K]</summary>
    public long[] param_shape => _categorical.param_shape;

    public Tensor probs => _categorical.probs;

    public Tensor logits => _categorical.logits;

    public override Tensor mean => WrappedTensorDisposeScope(() => total_count * probs);

    public override Tensor variance => WrappedTensorDisposeScope(() => total_count * probs * (1 - probs));

    public override Tensor rsample(params long[] sample_shape)
    {
        using var grad = no_grad();
        return WrappedTensorDisposeScope(() =>
        {
            var draws = _categorical.sample([total_count, .. sample_shape]).movedim([0L], [-1L]);
            var counts = zeros(ExtendedShape(sample_shape), ScalarType.Int64, draws.device);
            return counts.scatter_add_(-1, draws, ones_like(draws)).to(probs.dtype);
        });
    }

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var log = logits;
        // 0 draws of what cannot be drawn are certain.
        var weighted = (log.masked_fill(value.eq(0) & log.isneginf(), 0) * value).sum(-1);
        return (value.sum(-1) + 1).lgamma() - (value + 1).lgamma().sum(-1) + weighted;
    });

    public override Tensor entropy() => WrappedTensorDisposeScope(() =>
    {
        using var binomial = new Binomial(tensor((long)total_count, device: probs.device), probs);
        var counts = arange(1L, total_count + 1L, probs.dtype, probs.device).view([-1, .. param_shape.Select(_ => 1L)]);
        var repeats = (binomial.log_prob(counts).exp() * (counts + 1).lgamma()).sum(dim: 0).sum(-1);
        return total_count * _categorical.entropy() - tensor(total_count + 1, probs.dtype, probs.device).lgamma() + repeats;
    });

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new Multinomial(total_count, (Categorical)_categorical.expand(batch_shape), generator));
}
