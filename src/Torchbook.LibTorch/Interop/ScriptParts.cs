using TorchSharp;

namespace Torchbook.LibTorch;

/// <summary>What a TorchScript module consists of, by name.</summary>
internal static unsafe class ScriptParts
{
    /// <summary>The module's own parameters.</summary>
    public static IEnumerable<(string Name, torch.Tensor Tensor)> Parameters(nint module)
    {
        NativeValue parts;
        Shim.Check(Shim.tb_jit_parameters(module, &parts));
        return Pairs<torch.Tensor>(parts);
    }

    /// <summary>The module's own buffers.</summary>
    public static IEnumerable<(string Name, torch.Tensor Tensor)> Buffers(nint module)
    {
        NativeValue parts;
        Shim.Check(Shim.tb_jit_buffers(module, &parts));
        return Pairs<torch.Tensor>(parts);
    }

    /// <summary>All its tensors.</summary>
    public static IEnumerable<(string Name, torch.Tensor Tensor)> Attributes(nint module, bool recurse)
    {
        NativeValue parts;
        Shim.Check(Shim.tb_jit_attributes(module, recurse ? 1 : 0, &parts));
        return Pairs<torch.Tensor>(parts);
    }

    /// <summary>Its submodules; the caller owns them.</summary>
    public static IEnumerable<(string Name, nint Module)> Children(nint module)
    {
        NativeValue parts;
        Shim.Check(Shim.tb_jit_children(module, &parts));
        return Pairs<long>(parts).Select(p => (p.Name, (nint)p.Part));
    }

    private static IEnumerable<(string Name, T Part)> Pairs<T>(in NativeValue parts) =>
        ((object[])Parts.Take(parts)).Chunk(2).Select(pair => ((string)pair[0], (T)pair[1]));
}
