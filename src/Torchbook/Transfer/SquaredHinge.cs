using static TorchSharp.torch;

namespace Torchbook.Transfer;

/// <summary>
/// The objective of <see cref="LinearSvm"/> for K classes at once: f(w) = ½‖w‖² + C Σ max(0, 1 − y w·x)². It is convex and smooth, and a
/// quadratic function wherever the same examples violate the margin.
/// </summary>
/// <param name="x">Features with a constant 1, <c>[N, F + 1]</c>.</param>
/// <param name="y">1 or −1, <c>[N, K]</c>.</param>
/// <param name="c">C.</param>
internal sealed class SquaredHinge(Tensor x, Tensor y, double c)
{
    /// <summary>Weights of zero, <c>[K, F + 1]</c>.</summary>
    public Tensor Start() => zeros(y.shape[1], x.shape[1], x.dtype, x.device);

    /// <summary>How far each example is from its side of the margin, 0 beyond it: <c>[N, K]</c>.</summary>
    public Tensor Violations(Tensor w) => (1 - y * x.matmul(w.t())).clamp_(min: 0);

    /// <summary>f, <c>[K]</c>.</summary>
    public Tensor Value(Tensor w, Tensor violations) => w.square().sum(dim: 1) / 2 + c * violations.square().sum(dim: 0);

    /// <summary>∇f, <c>[K, F + 1]</c>.</summary>
    public Tensor Gradient(Tensor w, Tensor violations) => w - 2 * c * (violations * y).t().matmul(x);

    /// <summary>The (generalized) Hessian times v, <c>[K, F + 1]</c>: (I + 2C Σ x xᵀ) v over the examples that violate the margin.</summary>
    /// <param name="v">One direction for each class, <c>[K, F + 1]</c>.</param>
    /// <param name="active">1 where an example violates the margin, else 0, <c>[N, K]</c>.</param>
    public Tensor HessianTimes(Tensor v, Tensor active) => v + 2 * c * (active * x.matmul(v.t())).t().matmul(x);
}
