using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>The largest of many numbers.</summary>
public partial class Gumbel : TransformedDistribution
{
    private readonly Tensor loc;
    private readonly Tensor scale;

    internal Gumbel(Tensor loc, Tensor scale, Generator? generator = null)
        : base(generator)
    {
        (this.loc, this.scale) = Broadcast(Check(loc, nameof(loc), constraints.real), Check(scale, nameof(scale), constraints.positive));
        using var scope = NewDisposeScope();
        var type = finfo(this.loc.dtype);
        _init(
            new Uniform(full_like(this.loc, type.tiny), full_like(this.loc, 1 - type.eps), generator),
            [new transforms.LogTransform(), new transforms.AffineTransform(Own(zeros_like(this.scale)), Own(-ones_like(this.scale))), new transforms.LogTransform(), new transforms.AffineTransform(this.loc, Own(-this.scale))]);
    }

    public override Tensor mean => WrappedTensorDisposeScope(() => loc + scale * euler_constant);

    public override Tensor mode => loc.alias();

    public override Tensor stddev => scale * (Math.PI / Math.Sqrt(6));

    public override Tensor variance => WrappedTensorDisposeScope(() => (scale * (Math.PI / Math.Sqrt(6))).pow(2));

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var y = (loc - value) / scale;
        return y - y.exp() - scale.log();
    });

    public override Tensor entropy() => WrappedTensorDisposeScope(() => scale.log() + (1 + euler_constant));

    internal override TransformedDistribution Widen(Size batch) => new Gumbel(loc.expand(batch.Shape), scale.expand(batch.Shape), generator);
}
