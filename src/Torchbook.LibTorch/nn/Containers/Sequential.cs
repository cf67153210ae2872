using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules applied one after the other. Intermediate results are disposed at once, unless a hook or a module from
/// outside this library may have kept one.</summary>
public partial class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<SequentialStep> _steps = [];

    protected Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules)
        {
            append(module);
        }
    }

    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules)
        {
            append(name, module);
        }
    }

    public int Count => _steps.Count;

    public nn.IModule<Tensor, Tensor> this[int index] => _steps[index].Module;

    /// <summary>A Sequential of some of these modules, shared with this one.</summary>
    public Sequential this[Range index]
    {
        get
        {
            var (start, length) = index.GetOffsetAndLength(Count);
            return Slice(start, start + length);
        }
    }

    /// <inheritdoc cref="this[Range]"/>
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    /// <summary>Adds a module at the end under its position as name.</summary>
    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(Count.ToString(), module);

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        ArgumentNullException.ThrowIfNull(module);
        register_module(name, module as nn.Module ?? throw new ArgumentException("Only a torch.nn.Module can be part of a Sequential.", nameof(module)));
        _steps.Add(new(module));
        return this;
    }

    public override Tensor forward(Tensor tensor) => Run(tensor, _steps);

    /// <summary>Applies the steps one after the other, disposing what lies between them as a Sequential does.</summary>
    internal static Tensor Run(Tensor tensor, IReadOnlyList<SequentialStep> steps)
    {
        if (steps.Count == 0)
        {
            return tensor.alias();
        }

        var current = tensor;
        var keptOutput = true;
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            var next = step.Module.call(current);
            if (!ReferenceEquals(current, next))
            {
                if (!keptOutput && !step.KeepsInput)
                {
                    current.Dispose();
                }

                keptOutput = ReferenceEquals(next, tensor) || step.KeepsOutput;
                current = next;
            }
            else
            {
                keptOutput |= step.KeepsOutput;
            }
        }

        return current;
    }

    internal static Sequential Of(IEnumerable<nn.Module<Tensor, Tensor>> modules) => new([.. modules]);

    internal static Sequential Of(IEnumerable<(string, nn.Module<Tensor, Tensor>)> modules) => new([.. modules]);

    /// <summary>Whether somebody may keep what goes into the first module.</summary>
    internal bool KeepsInput => _steps.Count > 0 && _steps[0].KeepsInput;

    /// <summary>Whether somebody may keep what comes out of the last module.</summary>
    internal bool KeepsOutput => _steps.Count > 0 && _steps[^1].KeepsOutput;

    private Sequential Slice(int start, int end)
    {
        if (start < 0 || end > Count || start > end)
        {
            throw new ArgumentOutOfRangeException(nameof(start), $"{start}..{end} does not lie within the {Count} modules of this Sequential.");
        }

        var slice = new Sequential(Array.Empty<nn.Module<Tensor, Tensor>>());
        for (var i = start; i < end; i++)
        {
            slice.append(_internal_submodules[i].Item1, _steps[i].Module);
        }

        return slice;
    }
}
