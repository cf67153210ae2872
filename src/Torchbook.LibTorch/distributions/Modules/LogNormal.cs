using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Numbers whose logarithm is normal.</summary>
public partial class LogNormal : TransformedDistribution
{
    internal LogNormal(Tensor loc, Tensor scale, Generator? generator = null)
        : base(generator)
    {
        (this.loc, this.scale) = Broadcast(Check(loc, nameof(loc), constraints.real), Check(scale, nameof(scale), constraints.positive));
        _init(new Normal(this.loc, this.scale, generator), [new transforms.ExpTransform()]);
    }

    public Tensor loc { get; }

    public Tensor scale { get; }

    public override Tensor mean => WrappedTensorDisposeScope(() => (loc + scale.pow(2) / 2).exp());

    public override Tensor mode => WrappedTensorDisposeScope(() => (loc - scale.pow(2)).exp());

    public override Tensor variance => WrappedTensorDisposeScope(() => (scale.pow(2).exp() - 1) * (2 * loc + scale.pow(2)).exp());

    public override Tensor entropy() => WrappedTensorDisposeScope(() => base_distribution.entropy() + loc);

    public override Distribution expand(Size batch_shape, Distribution? instance = null) => Into(instance, () => new LogNormal(loc.expand(batch_shape.Shape), scale.expand(batch_shape.Shape), generator));
}
