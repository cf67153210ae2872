using Torchbook.Parallel;
using static TorchSharp.torch;

namespace Torchbook.Engine;

/// <summary>What the kit needs from the tensor engine beyond TorchSharp's API, where the engine is TorchSharp's own package.</summary>
internal static class TensorEngine
{
    /// <summary>For reports and error messages.</summary>
    public const string Name = "TorchSharp's package";

    /// <summary>Whether tensors left to the garbage collector tell it their size; TorchSharp's do not: dispose them.</summary>
    public const bool AccountsForMemory = false;

    /// <exception cref="NotSupportedException">Always: TorchSharp has no such hooks.</exception>
    public static IDisposable AfterGradient(Tensor parameter, Action action) =>
        throw new NotSupportedException($"Hooks on gradients need the system engine (TorchbookPackages=system), and this is {Name}. Without overlap, use {nameof(DataParallelBucketed)}.");

    /// <summary>Whether <see cref="Connect"/> can work here.</summary>
    public const bool CanConnect = false;

    /// <exception cref="NotSupportedException">Always: TorchSharp has no process groups.</exception>
    public static ICollectives Connect(RankEnvironment place, string address, TimeSpan timeout) =>
        throw new NotSupportedException($"Ranks in several processes need the system engine (TorchbookPackages=system), and this is {Name}. ThreadRanks runs the same code in one process.");
}
