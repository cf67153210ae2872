using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Times to failure where the risk rises or falls with age.</summary>
public partial class Weibull : TransformedDistribution
{
    private readonly Tensor scale;
    private readonly Tensor concentration;

    internal Weibull(Tensor scale, Tensor concentration, Generator? generator = null)
        : base(generator)
    {
        (this.scale, this.concentration) = Broadcast(Check(scale, nameof(scale), constraints.positive), Check(concentration, nameof(concentration), constraints.positive));
        using var scope = NewDisposeScope();
        _init(
            new Exponential(ones_like(this.scale), generator),
            [new transforms.PowerTransform(Own(this.concentration.reciprocal())), new transforms.AffineTransform(Own(zeros_like(this.scale)), this.scale)]);
    }

    public override Tensor mean => WrappedTensorDisposeScope(() => scale * (1 + concentration.reciprocal()).lgamma().exp());

    public override Tensor mode => WrappedTensorDisposeScope(() => scale * ((concentration - 1) / concentration).pow(concentration.reciprocal()));

    public override Tensor variance => WrappedTensorDisposeScope(() => scale.pow(2) * ((1 + 2 / concentration).lgamma().exp() - (2 * (1 + 1 / concentration).lgamma()).exp()));

    public override Tensor entropy() =>
        WrappedTensorDisposeScope(() => euler_constant * (1 - concentration.reciprocal()) + (scale / concentration).log() + 1);

    public override Distribution expand(Size batch_shape, Distribution? instance = null) => Into(instance, () => new Weibull(scale.expand(batch_shape.Shape), concentration.expand(batch_shape.Shape), generator));
}
