using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules applied one after the other. Intermediate results are disposed at once, unless a hook or a module from
/// outside this library may have kept one.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.IModule<Tensor, Tensor>> _steps = [];

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

    public nn.IModule<Tensor, Tensor> this[int index] => _steps[index];

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
        _steps.Add(module);
        return this;
    }

    public override Tensor forward(Tensor tensor) => Run(tensor, _steps);

    /// <summary>Applies the steps one after the other, disposing what lies between them as a Sequential does.</summary>
    internal static Tensor Run(Tensor tensor, IReadOnlyList<nn.IModule<Tensor, Tensor>> steps)
    {
        if (steps.Count == 0)
        {
            return tensor.alias();
        }

        var current = tensor;
        for (var i = 0; i < steps.Count; i++)
        {
            var next = steps[i].call(current);
            var release = i > 0 && !ReferenceEquals(current, next) && !ReferenceEquals(current, tensor)
                && !KeepsOutput(steps[i - 1]) && !KeepsInput(steps[i]);
            if (release)
            {
                current.Dispose();
            }

            current = next;
        }

        return current;
    }

    internal static Sequential Of(IEnumerable<nn.Module<Tensor, Tensor>> modules) => new([.. modules]);

    internal static Sequential Of(IEnumerable<(string, nn.Module<Tensor, Tensor>)> modules) => new([.. modules]);

    // A module of the user's may store what it sees or returns, to draw it for one; the layers of this library do not.
    private static bool KeepsOutput(nn.IModule<Tensor, Tensor> module) => module switch
    {
        nn.Module { HasHooks: true } => true,
        Sequential { Count: > 0 } inner when inner.GetType() == typeof(Sequential) => KeepsOutput(inner._steps[^1]),
        _ => IsForeign(module),
    };

    private static bool KeepsInput(nn.IModule<Tensor, Tensor> module) => module switch
    {
        nn.Module { HasHooks: true } => true,
        Sequential { Count: > 0 } inner when inner.GetType() == typeof(Sequential) => KeepsInput(inner._steps[0]),
        _ => IsForeign(module),
    };

    private static bool IsForeign(object module) => module.GetType().Assembly != typeof(Sequential).Assembly;

    private Sequential Slice(int start, int end)
    {
        if (start < 0 || end > Count || start > end)
        {
            throw new ArgumentOutOfRangeException(nameof(start), $"{start}..{end} does not lie within the {Count} modules of this Sequential.");
        }

        var slice = new Sequential(Array.Empty<nn.Module<Tensor, Tensor>>());
        for (var i = start; i < end; i++)
        {
            slice.append(_internal_submodules[i].Item1, _steps[i]);
        }

        return slice;
    }
}
