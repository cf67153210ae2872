using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Waiting times of events that come at a rate.</summary>
public partial class Exponential : ExponentialFamily
{
    private readonly Tensor rate;

    /// <exception cref="ArgumentException">A rate is not positive.</exception>
    public Exponential(Tensor rate, Generator? generator = null)
        : base(generator)
    {
        this.rate = Own(Check(rate, nameof(rate), constraints.positive));
        batch_shape = new Size(rate.shape);
    }

    public override Tensor mean => rate.reciprocal();

    public override Tensor mode => zeros_like(rate);

    public override Tensor stddev => rate.reciprocal();

    public override Tensor variance => rate.pow(-2);

    protected override IList<Tensor> NaturalParams => [-rate];

    protected override Tensor MeanCarrierMeasure => zeros([], rate.dtype, rate.device);

    public override Tensor rsample(params long[] sample_shape) => WrappedTensorDisposeScope(() => Draw.Exponential(rate, ExtendedShape(sample_shape), generator) / rate);

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() => rate.log() - rate * value);

    public override Tensor entropy() => WrappedTensorDisposeScope(() => 1 - rate.log());

    public override Tensor cdf(Tensor value) => WrappedTensorDisposeScope(() => 1 - (-rate * value).exp());

    public override Tensor icdf(Tensor value) => WrappedTensorDisposeScope(() => -(1 - value).log() / rate);

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new Exponential(rate.expand(batch_shape.Shape), generator));

    protected override Tensor LogNormalizer(params Tensor[] parameters) => WrappedTensorDisposeScope(() => -(-parameters[0]).log());
}
