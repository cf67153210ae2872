using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>An ordered list of modules of any kinds for a module of two inputs; what calls them is the derived class's <c>forward</c>.</summary>
public abstract partial class Sequential<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    private readonly List<nn.Module> _modules = [];

    protected Sequential(params nn.Module[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules)
        {
            Add(module);
        }
    }

    protected Sequential(params (string name, nn.Module submodule)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules)
        {
            Add(name, module);
        }
    }

    public int Count => _modules.Count;

    public nn.Module this[int index] => _modules[index];

    /// <summary>What <see cref="Slice"/> makes of some of the modules.</summary>
    public Sequential<T1, T2, TResult> this[Range index]
    {
        get
        {
            var (start, length) = index.GetOffsetAndLength(Count);
            return Slice(start, start + length);
        }
    }

    /// <inheritdoc cref="this[Range]"/>
    public Sequential<T1, T2, TResult> this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    /// <summary>Adds a module at the end under its position as name.</summary>
    public Sequential<T1, T2, TResult> append(nn.Module module) => append(Count.ToString(), module);

    public Sequential<T1, T2, TResult> append(string name, nn.Module module)
    {
        Add(name, module);
        return this;
    }

    protected void Add(nn.Module module) => Add(Count.ToString(), module);

    protected void Add(string name, nn.Module sm)
    {
        ArgumentNullException.ThrowIfNull(sm);
        register_module(name, sm);
        _modules.Add(sm);
    }

    /// <summary>Override it to make slices; only the derived class knows how to make another of its kind.</summary>
    /// <exception cref="NotImplementedException">It is not overridden.</exception>
    protected virtual Sequential<T1, T2, TResult> Slice(int start, int end) => throw new NotImplementedException($"{GetType().Name} does not override Slice.");
}
