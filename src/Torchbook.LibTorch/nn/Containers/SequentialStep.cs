using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A module of a <see cref="Sequential"/>, and whether what passes through it may be disposed afterwards. A module of the user's
/// may store what it sees or returns, to draw it for one, and so may a hook; the layers of this library do not.</summary>
internal sealed class SequentialStep(nn.IModule<Tensor, Tensor> module)
{
    private readonly bool _isForeign = module.GetType().Assembly != typeof(Sequential).Assembly;
    private readonly Sequential? _inner = module.GetType() == typeof(Sequential) ? (Sequential)module : null;
    private readonly nn.Module _base = (nn.Module)module;

    public nn.IModule<Tensor, Tensor> Module => module;

    public static implicit operator SequentialStep(nn.Module<Tensor, Tensor> module) => new(module);

    public bool KeepsInput => _isForeign || _base.HasHooks || _inner is { KeepsInput: true };

    public bool KeepsOutput => _isForeign || _base.HasHooks || _inner is { KeepsOutput: true };
}
