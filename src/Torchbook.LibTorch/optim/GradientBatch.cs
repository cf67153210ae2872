using TorchSharp.Modules;

namespace Torchbook.LibTorch;

/// <summary>The parameters of one group that have a gradient in this step, side by side with their gradients and with what
/// the optimizer keeps for each, as lists of handles. The lists are reused from step to step.</summary>
internal sealed class GradientBatch
{
    private nint[] _parameters = [];
    private nint[] _gradients = [];
    private nint[][] _columns = [];

    /// <summary>How many parameters have a gradient.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<nint> Parameters => _parameters.AsSpan(0, Count);

    public ReadOnlySpan<nint> Gradients => _gradients.AsSpan(0, Count);

    /// <summary>A list of <see cref="Count"/> handles to fill with state tensors.</summary>
    public Span<nint> Column(int index) => _columns[index].AsSpan(0, Count);

    /// <summary>Takes the gradients, negated when <paramref name="maximize"/>. <see cref="Release"/> gives them back.</summary>
    public void Collect(Parameter[] parameters, bool maximize, int columns)
    {
        if (_parameters.Length < parameters.Length || _columns.Length < columns)
        {
            (_parameters, _gradients) = (new nint[parameters.Length], new nint[parameters.Length]);
            _columns = new nint[columns][];
            for (var i = 0; i < columns; i++)
            {
                _columns[i] = new nint[parameters.Length];
            }
        }

        Count = 0;
        foreach (var parameter in parameters)
        {
            var handle = parameter.Handle;
            Shim.Check(Shim.tb_grad(handle, out var gradient), "grad");
            if (gradient != 0)
            {
                (_parameters[Count], _gradients[Count]) = (handle, gradient);
                Count++;
            }
        }

        if (maximize && Count > 0)
        {
            Replace(Foreach.Neg(Gradients));
        }
    }

    /// <summary>Puts other tensors, which the batch then owns, in place of the gradients.</summary>
    public void Replace(nint[] gradients)
    {
        Foreach.Free(Gradients);
        gradients.CopyTo(_gradients, 0);
    }

    public void Release()
    {
        Foreach.Free(Gradients);
        Count = 0;
    }
}
