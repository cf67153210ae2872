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
    private protected readonly Action<ParamGroup> _update;
    private nint[] _handles = [];

    public OptimizerHelper()
        : base(0)
    {
        _update = Update;
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

    public override IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Members);

    public override void add_param_group(ParamGroup param_group) => Add(param_group, param_group.Options ?? new OptimizerOptions(), null);

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

    private protected void Start(OptimizerOptions defaults, IEnumerable<ParamGroup> groups)
    {
        _defaults = defaults;
        foreach (var group in groups)
        {
            add_param_group(group);
        }

        if (_parameter_groups.Count == 0)
        {
            throw Empty(nameof(groups));
        }
    }

    private protected void Add(ParamGroup group, OptimizerOptions options, Func<Parameter, OptimizerState>? newState)
    {
        var added = group.Parameters.ToArray();
        if (added.Length == 0 && _parameter_groups.Count == 0)
        {
            throw Empty(nameof(group));
        }

        if (_defaults is not null)
        {
            options.FillFrom(_defaults);
        }

        Hyperparameter.Require(options.LearningRate ?? 0, "lr");
        options.InitialLearningRate = options.LearningRate ?? 0;
        (group.Options, group.Parameters, group.Members) = (options, added, added);
        if (newState is not null)
        {
            foreach (var parameter in added)
            {
                Add(newState(parameter), parameter, options);
            }
        }

        _parameter_groups.Add(group);
        Array.Resize(ref _handles, _parameter_groups.Sum(each => each.Members.Length));
    }

    private void Add(OptimizerState state, Parameter parameter, OptimizerOptions options)
    {
        if (_state.ContainsKey(parameter.Handle))
        {
            throw new ArgumentException("A parameter is in this optimizer twice. Put each into one group only.", nameof(parameter));
        }

        state.Initialize(options);
        _state.Add(parameter.Handle, state);
    }

    private static ArgumentException Empty(string name) =>
        new("There is nothing to optimize: the list of parameters is empty. Did the module register its layers (RegisterComponents)?", name);
}
