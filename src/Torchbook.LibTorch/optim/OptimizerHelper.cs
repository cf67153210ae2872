using Torchbook.LibTorch;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>What the optimizers share: groups, states and the frame of a step.</summary>
public abstract partial class OptimizerHelper : Optimizer
{
    protected OptimizerOptions _defaults = null!;
    protected OrderedDict<nint, OptimizerState> _state = new();
    private nint[] _handles = [];

    public OptimizerHelper()
        : base(0)
    {
    }

    public override unsafe void zero_grad()
    {
        var count = 0;
        foreach (var group in _parameter_groups)
        {
            foreach (var parameter in group.Members)
            {
                _handles[count++] = parameter.Handle;
            }
        }

        fixed (nint* handles = _handles)
        {
            Shim.Check(Shim.tb_clear_grads(handles, count), nameof(zero_grad));
        }

        GC.KeepAlive(this);
    }

    public override void add_param_group(ParamGroup param_group)
    {
        var added = param_group.Parameters.ToArray();
        if (added.Length == 0 && _parameter_groups.Count == 0)
        {
            throw new ArgumentException("There is nothing to optimize: the list of parameters is empty. Did the module register its layers (RegisterComponents)?", nameof(param_group));
        }

        var options = param_group.Options ??= NewOptions();
        options.FillFrom(_defaults);
        options.InitialLearningRate = options.LearningRate!.Value;
        param_group.Parameters = param_group.Members = added;
        foreach (var parameter in added)
        {
            if (_state.ContainsKey(parameter.Handle))
            {
                throw new ArgumentException("A parameter is in this optimizer twice. Put each into one group only.", nameof(param_group));
            }

            if (NewState(parameter) is { } state)
            {
                state.Initialize(options);
                _state.Add(parameter.Handle, state);
            }
        }

        _parameter_groups.Add(param_group);
        Array.Resize(ref _handles, _parameter_groups.Sum(group => group.Members.Length));
    }

    /// <summary>Moves the states to another device.</summary>
    public void to(Device device)
    {
        foreach (var (_, state) in _state.Entries)
        {
            state.to(device);
        }
    }

    protected Tensor? _step<T>(Action<T> body, Func<Tensor>? loss_closure = null)
        where T : ParamGroup
    {
        Tensor? loss = null;
        if (loss_closure is not null)
        {
            using var recording = enable_grad();
            loss = loss_closure();
        }

        using var grad = no_grad();
        foreach (var group in _parameter_groups)
        {
            body((T)group);
        }

        GC.KeepAlive(this);
        return loss;
    }

    private protected void DisposeStates()
    {
        foreach (var (_, state) in _state.Entries)
        {
            (state as IDisposable)?.Dispose();
        }
    }

    private protected virtual OptimizerOptions NewOptions() => new();

    private protected virtual OptimizerState? NewState(Parameter parameter) => null;

    private protected void AddGroups(OptimizerOptions defaults, IEnumerable<ParamGroup> groups)
    {
        _defaults = defaults;
        foreach (var group in groups)
        {
            add_param_group(group);
        }
    }
}
