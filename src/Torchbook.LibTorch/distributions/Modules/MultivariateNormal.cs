using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>The Gaussian distribution of vectors.</summary>
public partial class MultivariateNormal : Distribution
{
    private readonly Tensor loc;
    private readonly Tensor _tril;

    /// <param name="loc">The centre, [batch shape, D].</param>
    /// <param name="covariance_matrix">[batch shape, D, D], positive definite; or</param>
    /// <param name="precision_matrix">its inverse; or</param>
    /// <param name="scale_tril">its lower triangular factor with a positive diagonal.</param>
    /// <param name="generator">The default one if null.</param>
    /// <exception cref="ArgumentException">Not exactly one matrix is given, it is not what it should be, or shapes do not fit.</exception>
    public MultivariateNormal(Tensor loc, Tensor? covariance_matrix = null, Tensor? precision_matrix = null, Tensor? scale_tril = null, Generator? generator = null)
        : base(generator)
    {
        Tensor[] given = [.. new[] { covariance_matrix, precision_matrix, scale_tril }.Where(matrix => matrix is not null)!];
        if (given.Length != 1)
        {
            throw new ArgumentException("Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.");
        }

        if (loc.dim() < 1 || given[0].dim() < 2 || given[0].size(-1) != loc.size(-1) || given[0].size(-2) != loc.size(-1))
        {
            throw new ArgumentException($"Expected loc [..., D] and a matrix [..., D, D], not [{string.Join(", ", loc.shape)}] and [{string.Join(", ", given[0].shape)}].");
        }

        using var scope = NewDisposeScope();
        var tril = covariance_matrix is not null ? linalg.cholesky(Check(covariance_matrix, nameof(covariance_matrix), constraints.positive_definite))
            : precision_matrix is not null ? FactorOfInverse(Check(precision_matrix, nameof(precision_matrix), constraints.positive_definite))
            : Check(scale_tril!, nameof(scale_tril), constraints.lower_cholesky);
        _init(new Size(transforms.Transform.BroadcastShapes([.. tril.shape.SkipLast(2)], [.. loc.shape.SkipLast(1)])), new Size(loc.size(-1)));
        this.loc = Own(Check(loc, nameof(loc), constraints.real).expand((batch_shape + event_shape).Shape));
        _tril = Own(tril.expand((batch_shape + event_shape + event_shape).Shape));
    }

    public override Tensor mean => loc.alias();

    public override Tensor mode => loc.alias();

    public override Tensor variance => WrappedTensorDisposeScope(() => _tril.pow(2).sum(-1));

    public override Tensor rsample(params long[] sample_shape) =>
        WrappedTensorDisposeScope(() => loc + _tril.matmul(Draw.Normal(loc, ExtendedShape(sample_shape), generator).unsqueeze(-1)).squeeze(-1));

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var distance = linalg.solve_triangular(_tril, (value - loc).unsqueeze(-1), upper: false).pow(2).sum([-2, -1]);
        return -0.5 * (event_shape[0] * Math.Log(2 * Math.PI) + distance) - HalfLogDeterminant();
    });

    public override Tensor entropy() => WrappedTensorDisposeScope(() => 0.5 * event_shape[0] * (1 + Math.Log(2 * Math.PI)) + HalfLogDeterminant());

    public override Distribution expand(Size batch_shape, Distribution? instance = null) => Into(
        instance,
        () => new MultivariateNormal(
            loc.expand((batch_shape + event_shape).Shape), scale_tril: _tril.expand((batch_shape + event_shape + event_shape).Shape), generator: generator));

    // L of P⁻¹ = L Lᵀ: Cholesky from the other end, then a triangular inverse.
    private static Tensor FactorOfInverse(Tensor precision)
    {
        var turned = linalg.cholesky(precision.flip(-2, -1)).flip(-2, -1).transpose(-2, -1);
        return linalg.solve_triangular(turned, eye(precision.size(-1), dtype: precision.dtype, device: precision.device), upper: false);
    }

    private Tensor HalfLogDeterminant() => _tril.diagonal(0, -2, -1).log().sum(-1);
}
