using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>The parameter of a distribution of coin flips, given as probability or as log odds; the other follows.</summary>
internal sealed class ProbsOrLogits
{
    private readonly Tensor? _probs;
    private readonly Tensor? _logits;

    /// <param name="owner">Whose parameter it is; it will dispose it.</param>
    /// <param name="domain">That of the probability.</param>
    /// <exception cref="ArgumentException">Both are given or none, or the probability lies outside its domain.</exception>
    public ProbsOrLogits(Distribution owner, Tensor? probs, Tensor? logits, constraints.Constraint? domain = null)
    {
        Require(probs, logits);
        _probs = probs is null ? null : owner.Own(owner.Check(probs, nameof(probs), domain ?? constraints.unit_interval));
        _logits = logits is null ? null : owner.Own(owner.Check(logits, nameof(logits), constraints.real));
    }

    public Tensor Given => _probs ?? _logits!;

    /// <summary>A new handle.</summary>
    public Tensor Probs => _probs?.alias() ?? _logits!.sigmoid();

    /// <summary>A new handle.</summary>
    public Tensor Logits => _logits?.alias() ?? WrappedTensorDisposeScope(() =>
    {
        var step = finfo(_probs!.dtype).eps;
        var clamped = _probs.clamp(step, 1 - step);
        return clamped.log() - (-clamped).log1p();
    });

    public (Tensor? probs, Tensor? logits) Expand(Size shape) => (_probs?.expand(shape.Shape), _logits?.expand(shape.Shape));

    public static void Require(Tensor? probs, Tensor? logits)
    {
        if (probs is null == logits is null)
        {
            throw new ArgumentException("One and only one of 'probs' and 'logits' should be provided.");
        }
    }
}
