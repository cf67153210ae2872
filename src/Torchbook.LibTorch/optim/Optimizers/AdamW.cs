using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adam with weight decay apart from the gradient (Loshchilov and Hutter, https://arxiv.org/abs/1711.05101).</summary>
public partial class AdamW : OptimizerHelper, IBetas
{
    private readonly Action<Modules.ParamGroup> _update;
    private long[] _steps = [];

    public AdamW(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    public AdamW(IEnumerable<ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        Hyperparameter.RequireNotNegative(lr, nameof(lr));
        Hyperparameter.RequireNotNegative(eps, nameof(eps));
        Hyperparameter.RequireNotNegative(weight_decay, nameof(weight_decay));
        Hyperparameter.RequireDecay(beta1, nameof(beta1));
        Hyperparameter.RequireDecay(beta2, nameof(beta2));
        _update = Update;
        AddGroups(
            new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize },
            parameters);
    }

    /// <summary>The decay rates of the running means, of all groups; reading gives those the optimizer was made with.</summary>
    public (double, double) Betas
    {
        get => (((Options)_defaults).beta1!.Value, ((Options)_defaults).beta2!.Value);
        set
        {
            foreach (var group in _parameter_groups)
            {
                var options = (Options)group.Options!;
                (options.beta1, options.beta2) = value;
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
        var amsgrad = options.amsgrad == true;
        var batch = group.Batch;
        batch.Collect(group.Members, options.maximize == true, columns: 3);
        if (_steps.Length < batch.Count)
        {
            _steps = new long[batch.Count];
        }

        try
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var state = (State)_state[batch.Parameters[i]];
                _steps[i] = ++state.step;
                batch.Column(0)[i] = state.exp_avg.Handle;
                batch.Column(1)[i] = state.exp_avg_sq.Handle;
                batch.Column(2)[i] = amsgrad ? state.Largest().Handle : 0;
            }

            if (options.weight_decay != 0)
            {
                Foreach.Mul_(batch.Parameters, 1 - (options.LearningRate!.Value * options.weight_decay!.Value));
            }

            new AdamRule(options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value, options.eps!.Value)
                .Apply(batch, _steps.AsSpan(0, batch.Count), amsgrad);
        }
        finally
        {
            batch.Release();
        }
    }
}
