using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>What comes out of transforms when a base distribution goes in.</summary>
public partial class TransformedDistribution : Distribution
{
    protected Distribution base_distribution = null!;
    private transforms.Transform[] _transforms = null!;

    /// <summary>For a derived class, which calls <see cref="_init(Distribution, transforms.Transform[])"/>.</summary>
    public TransformedDistribution(Generator? generator = null)
        : base(generator)
    {
    }

    public TransformedDistribution(Distribution base_distribution, transforms.Transform transform, Generator? generator = null)
        : this(base_distribution, [transform], generator)
    {
    }

    public TransformedDistribution(Distribution base_distribution, IEnumerable<transforms.Transform> transforms, Generator? generator = null)
        : base(generator) => _init(base_distribution, [.. transforms]);

    public override Tensor mean => throw Lacks(nameof(mean));

    public override Tensor variance => throw Lacks(nameof(variance));

    public override Tensor sample(params long[] sample_shape)
    {
        using var grad = no_grad();
        return Forward(() => base_distribution.sample(sample_shape));
    }

    public override Tensor rsample(params long[] sample_shape) => Forward(() => base_distribution.rsample(sample_shape));

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var dims = event_shape.Length;
        Tensor? jacobians = null;
        foreach (var transform in _transforms.Reverse())
        {
            var x = transform._inverse(value);
            dims += transform.domain.event_dim - transform.codomain.event_dim;
            var jacobian = transforms.Transform._sum_rightmost(transform.log_abs_det_jacobian(x, value), dims - transform.domain.event_dim);
            jacobians = jacobians is null ? jacobian : jacobians + jacobian;
            value = x;
        }

        var density = transforms.Transform._sum_rightmost(base_distribution.log_prob(value), dims - base_distribution.event_shape.Length);
        return jacobians is null ? density : density - jacobians;
    });

    public override Tensor cdf(Tensor value) => WrappedTensorDisposeScope(() =>
        Rising(base_distribution.cdf(_transforms.Reverse().Aggregate(value.alias(), (y, transform) => transform._inverse(y)))));

    public override Tensor icdf(Tensor value) => Forward(() => base_distribution.icdf(Rising(value)));

    public override Tensor entropy() => throw Lacks(nameof(entropy));

    public override Distribution expand(Size batch_shape, Distribution? instance = null) => Into(instance, () => Widen(batch_shape));

    /// <summary>This distribution over a larger batch.</summary>
    internal virtual TransformedDistribution Widen(Size batch)
    {
        var shape = new transforms.ComposeTransform(_transforms).inverse_shape([.. batch, .. event_shape]);
        return new(base_distribution.expand(new Size(shape.SkipLast(base_distribution.event_shape.Length))), _transforms, generator);
    }

    protected void _init(Distribution base_distribution, transforms.Transform[] transforms)
    {
        _transforms = transforms;
        var all = new transforms.ComposeTransform(transforms);
        long[] baseShape = [.. base_distribution.batch_shape, .. base_distribution.event_shape];
        var baseDims = base_distribution.event_shape.Length;
        if (baseShape.Length < all.domain.event_dim)
        {
            throw new ArgumentException($"The base distribution needs at least {all.domain.event_dim} dimensions for these transforms, and has {baseShape.Length}.", nameof(base_distribution));
        }

        var shape = all.forward_shape(baseShape);
        var widened = all.inverse_shape(shape);
        this.base_distribution = Own(baseShape.SequenceEqual(widened) ? base_distribution : base_distribution.expand(new Size(widened.SkipLast(baseDims))));
        var reinterpreted = all.domain.event_dim - baseDims;
        if (reinterpreted > 0)
        {
            this.base_distribution = Own(new Independent(this.base_distribution, reinterpreted, generator));
        }

        var dims = all.codomain.event_dim + Math.Max(baseDims - all.domain.event_dim, 0);
        _init(new Size(shape.SkipLast(dims)), new Size(shape.TakeLast(dims)));
    }

    private Tensor Forward(Func<Tensor> x) => WrappedTensorDisposeScope(() => _transforms.Aggregate(x(), (t, transform) => transform._call(t)));

    // 1 - p where the transforms turn the order round.
    private Tensor Rising(Tensor probability) => _transforms.Aggregate((Tensor)1, (sign, transform) => sign * transform.sign) * (probability - 0.5) + 0.5;
}
