using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Distributions over the interval from 0 to 1, much like Beta and with simple integrals.</summary>
public partial class Kumaraswamy : TransformedDistribution
{
    internal Kumaraswamy(Tensor concentration1, Tensor concentration0, Generator? generator = null)
        : base(generator)
    {
        (this.concentration1, this.concentration0) = Broadcast(Check(concentration1, nameof(concentration1), constraints.positive), Check(concentration0, nameof(concentration0), constraints.positive));
        using var scope = NewDisposeScope();
        _init(
            new Uniform(zeros_like(this.concentration0), ones_like(this.concentration0), generator),
            [
                new transforms.PowerTransform(Own(this.concentration0.reciprocal())), new transforms.AffineTransform(Own(ones_like(this.concentration0)), Own(-ones_like(this.concentration0))),
                new transforms.PowerTransform(Own(this.concentration1.reciprocal())),
            ]);
    }

    public Tensor concentration1 { get; }

    public Tensor concentration0 { get; }

    public override Tensor mean => Moment(1);

    /// <summary>NaN where a concentration is below 1.</summary>
    public override Tensor mode => WrappedTensorDisposeScope(() =>
    {
        var log = concentration0.reciprocal() * (-concentration0).log1p() - (-concentration0 * concentration1).log1p();
        return log.masked_fill(concentration0.lt(1) | concentration1.lt(1), double.NaN).exp();
    });

    public override Tensor variance => WrappedTensorDisposeScope(() => Moment(2) - Moment(1).pow(2));

    public override Tensor entropy() => WrappedTensorDisposeScope(() =>
    {
        var harmonic = (concentration0 + 1).digamma() + euler_constant;
        return 1 - concentration0.reciprocal() + (1 - concentration1.reciprocal()) * harmonic - concentration1.log() - concentration0.log();
    });

    public override Distribution expand(Size batch_shape, Distribution? instance = null) => Into(instance, () => new Kumaraswamy(concentration1.expand(batch_shape.Shape), concentration0.expand(batch_shape.Shape), generator));

    private Tensor Moment(int n) => WrappedTensorDisposeScope(() =>
    {
        var first = 1 + n / concentration1;
        return concentration0 * (first.lgamma() + concentration0.lgamma() - (first + concentration0).lgamma()).exp();
    });
}
