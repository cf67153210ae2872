using static TorchSharp.torch;
using static TorchSharp.torch.distributions;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>One of K classes, as zeros with a single one.</summary>
public partial class OneHotCategorical : Distribution
{
    private readonly Categorical _categorical;

    /// <inheritdoc cref="Categorical(Tensor, Tensor, Generator)"/>
    public OneHotCategorical(Tensor? p = null, Tensor? l = null, Generator? generator = null)
        : this(new Categorical(p, l, generator), generator)
    {
    }

    private OneHotCategorical(Categorical categorical, Generator? generator)
        : base(generator)
    {
        _categorical = Own(categorical);
        _init(categorical.batch_shape, new Size(categorical.Classes));
    }

    public Tensor probs => _categorical.probs;

    public Tensor logits => _categorical.logits;

    public override Tensor mean => probs;

    public override Tensor mode => WrappedTensorDisposeScope(() => F.one_hot(probs.argmax(-1), _categorical.Classes).to(probs.dtype));

    public override Tensor variance => WrappedTensorDisposeScope(() => probs * (1 - probs));

    public override Tensor rsample(params long[] sample_shape)
    {
        using var grad = no_grad();
        return WrappedTensorDisposeScope(() => F.one_hot(_categorical.sample(sample_shape), _categorical.Classes).to(probs.dtype));
    }

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() => _categorical.log_prob(value.argmax(-1)));

    public override Tensor entropy() => _categorical.entropy();

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new OneHotCategorical((Categorical)_categorical.expand(batch_shape), generator));
}
