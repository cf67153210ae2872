using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Power laws above a scale.</summary>
public partial class Pareto : TransformedDistribution
{
    internal Pareto(Tensor scale, Tensor alpha, Generator? generator = null)
        : base(generator)
    {
        (this.scale, this.alpha) = Broadcast(Check(scale, nameof(scale), constraints.positive), Check(alpha, nameof(alpha), constraints.positive));
        using var scope = NewDisposeScope();
        _init(new Exponential(this.alpha, generator), [new transforms.ExpTransform(), new transforms.AffineTransform(Own(zeros_like(this.scale)), this.scale)]);
    }

    /// <summary>The smallest value.</summary>
    public Tensor scale { get; }

    /// <summary>How fast the tail falls.</summary>
    public Tensor alpha { get; }

    /// <summary>Infinite where alpha is at most 1.</summary>
    public override Tensor mean => WrappedTensorDisposeScope(() => alpha.clamp_min(1) * scale / (alpha.clamp_min(1) - 1));

    public override Tensor mode => scale.alias();

    /// <summary>Infinite where alpha is at most 2.</summary>
    public override Tensor variance => WrappedTensorDisposeScope(() =>
    {
        var a = alpha.clamp_min(2);
        return scale.pow(2) * a / ((a - 1).pow(2) * (a - 2));
    });

    public override Tensor entropy() => WrappedTensorDisposeScope(() => (scale / alpha).log() + (1 + alpha.reciprocal()));

    public override Distribution expand(Size batch_shape, Distribution? instance = null) => Into(instance, () => new Pareto(scale.expand(batch_shape.Shape), alpha.expand(batch_shape.Shape), generator));
}
