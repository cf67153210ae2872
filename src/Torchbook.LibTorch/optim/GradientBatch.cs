using TorchSharp.Modules;

namespace Torchbook.LibTorch;

/// <summary>The parameters of one group that have a gradient in this step, side by side with their gradients and with what
/// the optimizer keeps for each, as lists of handles. The lists are reused from step to step.</summary>
internal sealed class GradientBatch
{
    private nint[] _parameters = [];
    private nint[] _gradients = [];
    private nint[][] _columns = [];
    private double[] _scalars = [];

    /// <summary>How many parameters have a gradient.</summary>
    public int Count { get; private set; }

    /// <summary>Whether some gradient is sparse, as that of an embedding may be.</summary>
    public bool HasSparse { get; private set; }

    public ReadOnlySpan<nint> Parameters => _parameters.AsSpan(0, Count);

    public ReadOnlySpan<nint> Gradients => _gradients.AsSpan(0, Count);

    /// <summary>What the optimizer keeps for each parameter, once <see cref="Enter"/> has filled it.</summary>
    public OptimizerState[] States { get; private set; } = [];

    /// <summary>How many steps each parameter has taken, this one included: one that has no gradient takes none.</summary>
    public long[] Steps { get; private set; } = [];

    /// <summary>The state's tensors in the order in which it declares them, one list each.</summary>
    public Span<nint> Column(int index) => _columns[index].AsSpan(0, Count);

    /// <summary>Takes the gradients, negated when <paramref name="maximize"/>. <see cref="Release"/> gives them back.</summary>
    public unsafe void Collect(Parameter[] parameters, bool maximize, int columns)
    {
        Reserve(parameters.Length, columns);
        for (var i = 0; i < parameters.Length; i++)
        {
            _parameters[i] = parameters[i].Handle;
        }

        int sparse;
        fixed (nint* handles = _parameters, gradients = _gradients)
        {
            Shim.Check(Shim.tb_grads(handles, parameters.Length, gradients, out sparse), "grad");
        }

        HasSparse = sparse > 0;
        Count = 0;
        for (var i = 0; i < parameters.Length; i++)
        {
            if (_gradients[i] != 0)
            {
                (_parameters[Count], _gradients[Count]) = (_parameters[i], _gradients[i]);
                Count++;
            }
        }

        if (maximize && Count > 0 && !HasSparse)
        {
            Replace(Foreach.Neg(Gradients));
        }
    }

    /// <summary>Begins a step of those parameters: counts it and lists their states.</summary>
    public void Enter(IDictionary<nint, OptimizerState> states, OptimizerOptions options)
    {
        for (var i = 0; i < Count; i++)
        {
            States[i] = states[_parameters[i]];
            States[i].Enter(options, this, i);
        }
    }

    /// <summary>Puts other tensors, which the batch then owns, in place of the gradients.</summary>
    public void Replace(nint[] gradients)
    {
        Foreach.Free(Gradients);
        gradients.CopyTo(_gradients, 0);
    }

    /// <summary>Weight decay as a gradient: adds <paramref name="decay"/> times the parameter.</summary>
    public void Decay(double decay)
    {
        if (decay != 0)
        {
            Replace(Foreach.Add(Gradients, Parameters, decay));
        }
    }

    /// <summary>A number for each parameter, from the steps it has taken. The list is valid until the next such call.</summary>
    public ReadOnlySpan<double> Each(Func<long, double> ofSteps)
    {
        for (var i = 0; i < Count; i++)
        {
            _scalars[i] = i > 0 && Steps[i] == Steps[i - 1] ? _scalars[i - 1] : ofSteps(Steps[i]);
        }

        return _scalars.AsSpan(0, Count);
    }

    /// <summary>A number for each parameter, from its state. The list is valid until the next such call.</summary>
    public ReadOnlySpan<double> Each<TState>(Func<TState, double> ofState)
        where TState : OptimizerState
    {
        for (var i = 0; i < Count; i++)
        {
            _scalars[i] = ofState((TState)States[i]);
        }

        return _scalars.AsSpan(0, Count);
    }

    public void Release()
    {
        Foreach.Free(Gradients);
        Count = 0;
    }

    private void Reserve(int parameters, int columns)
    {
        if (_parameters.Length >= parameters && _columns.Length >= columns)
        {
            return;
        }

        (_parameters, _gradients, _scalars) = (new nint[parameters], new nint[parameters], new double[parameters]);
        (States, Steps) = (new OptimizerState[parameters], new long[parameters]);
        _columns = new nint[columns][];
        for (var i = 0; i < columns; i++)
        {
            _columns[i] = new nint[parameters];
        }
    }
}
