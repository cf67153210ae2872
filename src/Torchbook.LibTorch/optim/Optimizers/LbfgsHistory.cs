using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The last steps and the changes of the gradient that they brought: an inverse Hessian without its matrix.</summary>
internal sealed class LbfgsHistory(long size) : IDisposable
{
    private readonly List<(Tensor Step, Tensor Change, double Rho)> _pairs = [];
    private double _scale = 1;
    private Tensor? _lastGradient;
    private Tensor? _lastStep;

    /// <summary>The direction of descent at a gradient: the two-loop recursion.</summary>
    /// <param name="isFirst">Whether there was no step before, so that the direction is the gradient's.</param>
    public Tensor Direction(Tensor gradient, out bool isFirst)
    {
        isFirst = _lastGradient is null;
        if (!isFirst)
        {
            Learn(gradient);
        }

        var direction = gradient.neg();
        var shares = new double[_pairs.Count];
        for (var i = _pairs.Count - 1; i >= 0; i--)
        {
            shares[i] = Dot(_pairs[i].Step, direction) * _pairs[i].Rho;
            direction.add_(_pairs[i].Change, -shares[i]);
        }

        direction.mul_(_scale);
        for (var i = 0; i < _pairs.Count; i++)
        {
            direction.add_(_pairs[i].Step, shares[i] - (Dot(_pairs[i].Change, direction) * _pairs[i].Rho));
        }

        return direction;
    }

    /// <summary>Keeps the step that was taken from where the gradient was that.</summary>
    public void Remember(Tensor gradient, Tensor direction, double length)
    {
        _lastGradient?.Dispose();
        _lastStep?.Dispose();
        _lastGradient = gradient.clone().DetachFromDisposeScope();
        _lastStep = (direction * length).DetachFromDisposeScope();
    }

    public void Dispose()
    {
        _lastGradient?.Dispose();
        _lastStep?.Dispose();
        while (_pairs.Count > 0)
        {
            Forget();
        }
    }

    private static double Dot(Tensor one, Tensor other) => one.dot(other).to(ScalarType.Float64).item<double>();

    // A pair without positive curvature would spoil the estimate.
    private void Learn(Tensor gradient)
    {
        var change = gradient - _lastGradient!;
        var curvature = Dot(change, _lastStep!);
        if (!(curvature > 1e-10))
        {
            return;
        }

        if (_pairs.Count == size)
        {
            Forget();
        }

        _pairs.Add((_lastStep!.clone().DetachFromDisposeScope(), change.DetachFromDisposeScope(), 1 / curvature));
        _scale = curvature / Dot(change, change);
    }

    private void Forget()
    {
        _pairs[0].Step.Dispose();
        _pairs[0].Change.Dispose();
        _pairs.RemoveAt(0);
    }
}
