using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum as in Sutskever et al., ICML 2013.</summary>
public partial class SGD : OptimizerHelper, IMomentum
{
    private readonly Action<Modules.ParamGroup> _update;

    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
    {
        Hyperparameter.RequireNotNegative(lr, nameof(lr));
        Hyperparameter.RequireNotNegative(momentum, nameof(momentum));
        Hyperparameter.RequireNotNegative(weight_decay, nameof(weight_decay));
        if (nesterov && (momentum == 0 || dampening != 0))
        {
            throw new ArgumentException("Nesterov momentum needs a momentum above zero and a dampening of zero.", nameof(nesterov));
        }

        _update = Update;
        AddGroups(
            new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize },
            parameters);
    }

    /// <summary>The momentum of all groups; reading gives that the optimizer was made with.</summary>
    public double Momentum
    {
        get => ((Options)_defaults).momentum!.Value;
        set
        {
            foreach (var group in _parameter_groups)
            {
                ((Options)group.Options!).momentum = value;
            }
        }
    }

    public override Tensor? step(Func<Tensor>? closure = null) => _step(_update, closure);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            DisposeStates();
        }
    }

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private void Update(Modules.ParamGroup group)
    {
        var options = (Options)group.Options!;
        var batch = group.Batch;
        batch.Collect(group.Members, options.maximize == true, columns: 3);
        try
        {
            if (batch.Count == 0)
            {
                return;
            }

            if (options.weight_decay != 0)
            {
                batch.Replace(Foreach.Add(batch.Gradients, batch.Parameters, options.weight_decay!.Value));
            }

            var direction = options.momentum == 0 ? batch.Gradients : Velocity(batch, options);
            Foreach.Add_(batch.Parameters, direction, -options.LearningRate!.Value);
        }
        finally
        {
            batch.Release();
        }
    }

    // Columns: all buffers; the buffers that existed before this step, and their gradients.
    private ReadOnlySpan<nint> Velocity(GradientBatch batch, Options options)
    {
        var buffers = batch.Column(0);
        var before = batch.Column(1);
        var gradients = batch.Column(2);
        var old = 0;
        for (var i = 0; i < batch.Count; i++)
        {
            var state = (State)_state[batch.Parameters[i]];
            if (state.momentum_buffer is null)
            {
                state.momentum_buffer = Aten.Clone(batch.Gradients[i]).DetachFromDisposeScope();
            }
            else
            {
                (before[old], gradients[old]) = (state.momentum_buffer.Handle, batch.Gradients[i]);
                old++;
            }

            buffers[i] = state.momentum_buffer.Handle;
        }

        if (old > 0)
        {
            Foreach.Mul_(before[..old], options.momentum!.Value);
            Foreach.Add_(before[..old], gradients[..old], 1 - options.dampening!.Value);
        }

        if (options.nesterov != true)
        {
            return buffers;
        }

        batch.Replace(Foreach.Add(batch.Gradients, buffers, options.momentum!.Value));
        return batch.Gradients;
    }
}
