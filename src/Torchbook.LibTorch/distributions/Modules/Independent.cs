using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Takes the last batch dimensions of a distribution into its events.</summary>
public partial class Independent : Distribution
{
    private readonly Distribution _base;
    private readonly int _dims;

    /// <exception cref="ArgumentException">The base distribution has fewer batch dimensions.</exception>
    public Independent(Distribution base_distribution, int reinterpreted_batch_ndims, Generator? generator = null)
        : base(generator)
    {
        if (reinterpreted_batch_ndims > base_distribution.batch_shape.Length)
        {
            throw new ArgumentException(
                $"Expected at most {base_distribution.batch_shape.Length} batch dimensions to reinterpret, as many as the base distribution has, not {reinterpreted_batch_ndims}.",
                nameof(reinterpreted_batch_ndims));
        }

        (_base, _dims) = (Own(base_distribution), reinterpreted_batch_ndims);
        var batch = base_distribution.batch_shape;
        _init(new Size(batch.SkipLast(_dims)), new Size(batch.TakeLast(_dims).Concat(base_distribution.event_shape)));
    }

    public override Tensor mean => _base.mean;

    public override Tensor mode => _base.mode;

    public override Tensor variance => _base.variance;

    public override Tensor sample(params long[] sample_shape) => _base.sample(sample_shape);

    public override Tensor rsample(params long[] sample_shape) => _base.rsample(sample_shape);

    public override Tensor log_prob(Tensor value) =>
        WrappedTensorDisposeScope(() => transforms.Transform._sum_rightmost(_base.log_prob(value), _dims));

    public override Tensor entropy() => WrappedTensorDisposeScope(() => transforms.Transform._sum_rightmost(_base.entropy(), _dims));

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new Independent(_base.expand(batch_shape + event_shape.Slice(0, _dims)), _dims, generator));
}
