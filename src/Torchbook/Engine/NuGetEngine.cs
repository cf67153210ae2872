namespace Torchbook.Engine;

/// <summary>What the kit needs from the tensor engine beyond TorchSharp's API, where the engine is TorchSharp's own package.</summary>
internal static class TensorEngine
{
    /// <summary>For reports and error messages.</summary>
    public const string Name = "TorchSharp's package";

    /// <summary>Whether tensors left to the garbage collector tell it their size; TorchSharp's do not: dispose them.</summary>
    public const bool AccountsForMemory = false;
}
