using static TorchSharp.torch;

namespace Torchbook.Transfer;

/// <summary>
/// Newton's method for <see cref="SquaredHinge"/>, in the primal (Mangasarian, <i>A finite Newton method for classification</i>, 2002;
/// Keerthi and DeCoste, <i>A modified finite Newton method for fast solution of large scale linear SVMs</i>, JMLR 2005): directions by
/// conjugate gradients, which need products with the Hessian only, and step lengths halved until the objective falls enough. All classes
/// step together, so that each product reads the features once.
/// <para>It stops by a bound, not by habit. f curves at least as much as ½‖w‖², so that f(w) lies at most ½‖∇f(w)‖² above the minimum;
/// the end is where that is a share <see cref="LinearSvmOptions.Tolerance"/> of f(w).</para>
/// </summary>
internal static class NewtonSolver
{
    private const double SufficientDecrease = 1e-4;
    private const double ShortestStep = 1e-12;
    private const double Rounding = 1e-13;
    private const double Residual = 0.01;

    /// <returns>Weights <c>[K, F + 1]</c>, f of each class, and how many steps it took.</returns>
    /// <exception cref="InvalidOperationException">The tolerance was not reached.</exception>
    public static (Tensor Weights, double[] Objectives, int Steps) Minimize(SquaredHinge problem, LinearSvmOptions options)
    {
        var w = problem.Start();
        for (var step = 0; ; step++)
        {
            using var scope = NewDisposeScope();
            var violations = problem.Violations(w);
            var (value, gradient) = (problem.Value(w, violations), problem.Gradient(w, violations));
            var gap = gradient.square().sum(dim: 1) / 2 / value;
            var open = gap.gt(options.Tolerance);
            if (!open.any().item<bool>())
            {
                return (w, value.cpu().data<double>().ToArray(), step);
            }

            if (step == options.MostSteps)
            {
                throw new InvalidOperationException(
                    $"The SVM is still up to {gap.max().item<double>():0.0e0} of its objective above the minimum after {step} steps. Scale the features to about −1…1, lower C, or raise the tolerance above {options.Tolerance:0.0e0}.");
            }

            var direction = Direction(problem, gradient * open.unsqueeze(1), violations.gt(0).to(w.dtype));
            var length = Length(problem, w, direction, value, (gradient * direction).sum(dim: 1));
            var next = (w + length.unsqueeze(1) * direction).MoveToOuterDisposeScope();
            w.Dispose();
            w = next;
        }
    }

    /// <summary>Solves H d = −g by conjugate gradients until ‖H d + g‖ is a hundredth of ‖g‖; zero where g is.</summary>
    private static Tensor Direction(SquaredHinge problem, Tensor gradient, Tensor active)
    {
        using var scope = NewDisposeScope();
        var size = gradient.square().sum(dim: 1);
        var target = size * Residual * Residual;
        var d = zeros_like(gradient);
        var residual = -gradient;
        var (p, squared) = (residual.clone(), size);
        for (var k = 0L; k < gradient.shape[1]; k++)
        {
            using var step = NewDisposeScope();
            var open = squared.gt(target);
            if (!open.any().item<bool>())
            {
                break;
            }

            var h = problem.HessianTimes(p, active);
            var alpha = where(open, squared / (p * h).sum(dim: 1), 0.0).unsqueeze(1);
            d.add_(alpha * p);
            residual.sub_(alpha * h);
            var after = residual.square().sum(dim: 1);
            p.mul_(where(open, after / squared, 0.0).unsqueeze(1)).add_(residual);
            squared = after.MoveToOuterDisposeScope();
        }

        return d.MoveToOuterDisposeScope();
    }

    /// <summary>The first of 1, ½, ¼ … that lets f fall by a share of what its slope promises (Armijo's rule), for each class.</summary>
    private static Tensor Length(SquaredHinge problem, Tensor w, Tensor direction, Tensor value, Tensor slope)
    {
        using var scope = NewDisposeScope();
        var length = ones_like(value);
        while (true)
        {
            using var step = NewDisposeScope();
            var there = w + length.unsqueeze(1) * direction;
            var tooHigh = problem.Value(there, problem.Violations(there)).gt(value * (1 + Rounding) + SufficientDecrease * length * slope).logical_and(length.gt(ShortestStep));
            if (!tooHigh.any().item<bool>())
            {
                return length.MoveToOuterDisposeScope();
            }

            length.mul_(where(tooHigh, 0.5, 1.0));
        }
    }
}
