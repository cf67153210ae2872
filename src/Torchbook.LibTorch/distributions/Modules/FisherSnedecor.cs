using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Quotients of two chi-squared numbers, each divided by its degrees of freedom.</summary>
public partial class FisherSnedecor : Distribution
{
    private readonly Tensor df1;
    private readonly Tensor df2;

    /// <exception cref="ArgumentException">Degrees of freedom are not positive.</exception>
    public FisherSnedecor(Tensor df1, Tensor df2, Generator? generator = null)
        : base(generator) => (this.df1, this.df2) = Broadcast(Check(df1, nameof(df1), constraints.positive), Check(df2, nameof(df2), constraints.positive));

    /// <summary>NaN where the second degrees of freedom are at most 2.</summary>
    public override Tensor mean => WrappedTensorDisposeScope(() => (df2 / (df2 - 2)).masked_fill(df2.le(2), double.NaN));

    /// <summary>NaN where the second degrees of freedom are at most 4.</summary>
    public override Tensor variance => WrappedTensorDisposeScope(() =>
        (2 * df2.pow(2) * (df1 + df2 - 2) / (df1 * (df2 - 2).pow(2) * (df2 - 4))).masked_fill(df2.le(4), double.NaN));

    public override Tensor rsample(params long[] sample_shape) => WrappedTensorDisposeScope(() =>
    {
        var tiny = finfo(df1.dtype).tiny;
        var (above, below) = (Ratio(df1, sample_shape), Ratio(df2, sample_shape).clamp_min(tiny));
        return (above / below).clamp_min(tiny);
    });

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var (half1, half2, ratio) = (df1 * 0.5, df2 * 0.5, df1 / df2);
        var constant = (half1 + half2).lgamma() - half1.lgamma() - half2.lgamma() + half1 * ratio.log();
        return constant + (half1 - 1) * value.log() - (half1 + half2) * (ratio * value).log1p();
    });

    public override Tensor entropy() => throw Lacks(nameof(entropy));

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new FisherSnedecor(df1.expand(batch_shape.Shape), df2.expand(batch_shape.Shape), generator));

    private Tensor Ratio(Tensor df, long[] sampleShape)
    {
        using var gamma = new Gamma(df * 0.5, df, generator);
        return gamma.rsample(sampleShape);
    }
}
