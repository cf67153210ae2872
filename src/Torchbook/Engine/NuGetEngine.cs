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

    /// <summary>What libtorch says of how it was built; TorchSharp does not pass it on.</summary>
    public const string BuildOptions = "";

    /// <exception cref="NotSupportedException">Always: TorchSharp has no such hooks.</exception>
    public static IDisposable AfterGradient(Tensor parameter, Action action) =>
        throw new NotSupportedException($"Hooks on gradients need the system engine (TorchbookPackages=system), and this is {Name}. Without overlap, use {nameof(DataParallelBucketed)}.");

    /// <exception cref="NotSupportedException">Always: TorchSharp has no such hooks.</exception>
    public static IDisposable OnGradient(Tensor tensor, Func<Tensor, Tensor?> hook) => throw Needs("Hooks on gradients");

    /// <exception cref="NotSupportedException">Always: TorchSharp calls the operators that its API has.</exception>
    public static object? Call(string name, string overload, object?[] arguments) => throw Needs("Operators by name");

    /// <exception cref="NotSupportedException">Always: TorchSharp cannot trace.</exception>
    public static byte[] Trace(nn.Module model, Func<Tensor[], Tensor[]> forward, Tensor[] examples, bool training) => throw Needs("Tracing a model to TorchScript");

    /// <exception cref="NotSupportedException">Always: TorchSharp has no autocast.</exception>
    public static AutocastState SetAutocast(AutocastState state) => throw Needs("Autocast");

    /// <summary>Does nothing: <see cref="SetAutocast"/> has thrown.</summary>
    public static void EnterAutocast()
    {
    }

    /// <inheritdoc cref="EnterAutocast"/>
    public static void LeaveAutocast()
    {
    }

    private static NotSupportedException Needs(string what) => new($"{what} need{(what.EndsWith('s') ? "" : "s")} the system engine (TorchbookPackages=system), and this is {Name}.");

    /// <summary>Whether <see cref="Connect"/> can work here.</summary>
    public const bool CanConnect = false;

    /// <exception cref="NotSupportedException">Always: TorchSharp has no process groups.</exception>
    public static ICollectives Connect(RankEnvironment place, string address, TimeSpan timeout) =>
        throw new NotSupportedException($"Ranks in several processes need the system engine (TorchbookPackages=system), and this is {Name}. ThreadRanks runs the same code in one process.");
}
