using Torchbook.Engine;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Training;

/// <summary>
/// A scope in which operators of this thread compute in a short floating-point type where that is safe (matrix products, convolutions)
/// and in float32 where it is not (losses, norms), whatever their inputs have. PyTorch: <c>torch.autocast</c>. Put the forward pass and
/// the loss into it, backward and the optimizer's step outside. Scopes may be nested; one that is switched off makes an island.
/// Micikevicius et al., Mixed precision training, arXiv 1710.03740. Needs the system engine.
/// </summary>
public sealed class Autocast : IDisposable
{
    private readonly AutocastState before;
    private readonly int thread = Environment.CurrentManagedThreadId;
    private bool ended;

    /// <param name="device_type">CPU or CUDA; operators on other devices stay as they are.</param>
    /// <param name="dtype">BFloat16 on the CPU, Float16 (the default there) or BFloat16 on CUDA.</param>
    /// <param name="enabled">False switches an outer scope off until this one ends.</param>
    /// <param name="cache_enabled">Whether a parameter is cast once and kept until the outermost scope ends.</param>
    /// <exception cref="ArgumentException">The device, or the type on that device, is none of those.</exception>
    /// <exception cref="NotSupportedException">The engine is TorchSharp's own package.</exception>
    public Autocast(DeviceType device_type = DeviceType.CPU, ScalarType? dtype = null, bool enabled = true, bool cache_enabled = true)
    {
        ScalarType[] types = device_type switch
        {
            DeviceType.CPU => [ScalarType.BFloat16],
            DeviceType.CUDA => [ScalarType.Float16, ScalarType.BFloat16],
            _ => throw new ArgumentException($"Autocast is for CPU and CUDA, not for {device_type}.", nameof(device_type)),
        };
        var type = dtype ?? types[0];
        if (!types.Contains(type))
        {
            throw new ArgumentException($"Autocast on {device_type} computes in {string.Join(" or ", types)}, not in {type}.", nameof(dtype));
        }

        before = TensorEngine.SetAutocast(new(device_type, enabled, type, cache_enabled));
        TensorEngine.EnterAutocast();
    }

    /// <summary>Ends the scope: what was set before is set again.</summary>
    /// <exception cref="InvalidOperationException">Another thread calls it, as may happen after an await inside; the scope is the thread's that made it.</exception>
    public void Dispose()
    {
        if (ended)
        {
            return;
        }

        if (thread != Environment.CurrentManagedThreadId)
        {
            throw new InvalidOperationException($"This autocast scope was begun on thread {thread} and is ended on thread {Environment.CurrentManagedThreadId}: do not await inside of it.");
        }

        ended = true;
        TensorEngine.LeaveAutocast();
        TensorEngine.SetAutocast(before);
    }
}
