using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Limited-memory BFGS without line search (Nocedal, Mathematics of Computation 1980): directions from the curvature that the
/// last steps met. Needs a closure, and batches whose loss does not jump.</summary>
public class LBFGS : Optimizer, ILearningRateController
{
    public double _rate;
    private readonly Parameter[] _parameters;
    private readonly LbfgsHistory _history;
    private readonly long _maxIterations;
    private readonly long _maxEvaluations;
    private readonly double _toleranceGradient;
    private readonly double _toleranceChange;

    /// <param name="handle">Of no use here: an optimizer made so has nothing to optimize. <see cref="torch.optim"/> makes others.</param>
    public LBFGS(nint handle, double lr)
        : this([], lr, 0, 0, 0, 0, 1)
    {
    }

    internal LBFGS(Parameter[] parameters, double lr, long maxIterations, long maxEvaluations, double toleranceGradient, double toleranceChange, long historySize)
        : base(0)
    {
        Hyperparameter.Require(lr, nameof(lr));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(historySize);
        (_rate, InitialLearningRate) = (lr, lr);
        (_parameters, _parameter_groups) = (parameters, [new ParamGroup { Parameters = parameters }]);
        (_maxIterations, _maxEvaluations, _toleranceGradient, _toleranceChange) = (maxIterations, maxEvaluations, toleranceGradient, toleranceChange);
        _owned = _history = new LbfgsHistory(historySize);
    }

    public double LearningRate
    {
        get => _rate;
        set => _rate = value;
    }

    public double InitialLearningRate { get; set; }

    public override IEnumerable<ILearningRateController> ParamGroups => [this];

    /// <summary>Up to <c>max_iter</c> iterations.</summary>
    /// <param name="closure">Clears the gradients, computes the loss and its gradients, and returns the loss.</param>
    /// <returns>The loss before.</returns>
    /// <exception cref="ArgumentNullException">There is no closure.</exception>
    public override Tensor step(Func<Tensor> closure)
    {
        ArgumentNullException.ThrowIfNull(closure);
        var first = Evaluate(closure);
        if (_parameters.Length == 0)
        {
            return first;
        }

        var loss = Number(first);
        var evaluations = 1;
        for (var iteration = 1; iteration <= _maxIterations && Advance(out var change) && iteration < _maxIterations; iteration++)
        {
            var before = loss;
            loss = Number(Evaluate(closure));
            evaluations++;
            if (evaluations >= _maxEvaluations || change <= _toleranceChange || Math.Abs(loss - before) < _toleranceChange)
            {
                break;
            }
        }

        return first;
    }

    private static double Number(Tensor scalar)
    {
        using var scope = NewDisposeScope();
        return scalar.detach().to(ScalarType.Float64).item<double>();
    }

    private static Tensor Evaluate(Func<Tensor> closure)
    {
        using var recording = enable_grad();
        return closure();
    }

    // One step along the direction; false where the gradient is flat or the direction leads nowhere.
    private bool Advance(out double change)
    {
        change = 0;
        using var grad = no_grad();
        using var scope = NewDisposeScope();
        var gradient = Gradient();
        if (Number(gradient.abs().max()) <= _toleranceGradient)
        {
            return false;
        }

        var direction = _history.Direction(gradient, out var isFirst);
        if (Number(gradient.dot(direction)) > -_toleranceChange)
        {
            return false;
        }

        var length = isFirst ? Math.Min(1, 1 / Number(gradient.abs().sum())) * _rate : _rate;
        Move(direction, length);
        _history.Remember(gradient, direction, length);
        change = Number((direction * length).abs().max());
        return true;
    }

    private Tensor Gradient() => cat(Array.ConvertAll(_parameters, p => (p.grad ?? zeros_like(p)).reshape(-1)), 0);

    private void Move(Tensor direction, double length)
    {
        var start = 0L;
        foreach (var parameter in _parameters)
        {
            parameter.add_(direction.narrow(0, start, parameter.numel()).view_as(parameter), length);
            start += parameter.numel();
        }
    }
}
