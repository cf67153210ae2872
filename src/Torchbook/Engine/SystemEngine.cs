namespace Torchbook.Engine;

/// <summary>What the kit needs from the tensor engine beyond TorchSharp's API, where the engine is the machine's libtorch.</summary>
internal static class TensorEngine
{
    /// <summary>For reports and error messages.</summary>
    public const string Name = "the system's libtorch";

    /// <summary>Whether tensors left to the garbage collector tell it their size, so that a loop that disposes nothing stays small.</summary>
    public const bool AccountsForMemory = true;
}
