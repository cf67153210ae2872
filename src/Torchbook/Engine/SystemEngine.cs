using Torchbook.LibTorch;
using Torchbook.Parallel;
using static TorchSharp.torch;

namespace Torchbook.Engine;

/// <summary>What the kit needs from the tensor engine beyond TorchSharp's API, where the engine is the machine's libtorch.</summary>
internal static class TensorEngine
{
    /// <summary>For reports and error messages.</summary>
    public const string Name = "the system's libtorch";

    /// <summary>Whether tensors left to the garbage collector tell it their size, so that a loop that disposes nothing stays small.</summary>
    public const bool AccountsForMemory = true;

    /// <summary>What libtorch says of how it was built, and of its threads.</summary>
    public static unsafe string BuildOptions
    {
        get
        {
            Shim.Check(Shim.tb_build_options(out var text));
            return Shim.TakeString(text);
        }
    }

    /// <summary>Has <paramref name="action"/> called each time backward has added up the parameter's gradient; dispose to stop.</summary>
    public static IDisposable AfterGradient(Tensor parameter, Action action) => new GradientHook(parameter, action);

    /// <summary>Has <paramref name="hook"/> called with each gradient that flows back through the tensor; dispose to stop.</summary>
    public static IDisposable OnGradient(Tensor tensor, Func<Tensor, Tensor?> hook) => new TensorHook(tensor, hook!);

    /// <summary>Calls any operator.</summary>
    public static object? Call(string name, string overload, object?[] arguments) => AnyOperator.Call(name, overload, arguments!);

    /// <summary>Records a forward pass as a TorchScript file.</summary>
    public static byte[] Trace(nn.Module model, Func<Tensor[], Tensor[]> forward, Tensor[] examples, bool training)
    {
        var parameters = model.state_dict().Select(t => (t.Key, t.Value, t.Value is TorchSharp.Modules.Parameter ? Tracer.Role.Parameter : Tracer.Role.Buffer)).ToList();
        var plain = model.named_buffers().Where(b => !parameters.Exists(p => p.Key == b.name)).Select(b => (b.name, b.buffer, Tracer.Role.Plain));
        return Tracer.Trace(PythonName(model.GetType().Name), [.. parameters, .. plain], training, examples, forward);
    }

    // Of Net`1, Net.
    private static string PythonName(string type) => string.Concat(type.Where(char.IsAsciiLetter)) is { Length: > 0 } name ? name : "Model";

    /// <summary>Sets how operators of this thread choose their type.</summary>
    /// <returns>What was set before.</returns>
    public static AutocastState SetAutocast(AutocastState state)
    {
        var cuda = state.Device == TorchSharp.DeviceType.CUDA ? 1 : 0;
        var before = new AutocastState(state.Device, Shim.tb_autocast_is_enabled(cuda) != 0, (ScalarType)Shim.tb_autocast_dtype(cuda), Shim.tb_autocast_is_cache_enabled() != 0);
        Shim.Check(Shim.tb_autocast_set(cuda, state.Enabled ? 1 : 0, (int)state.Type, state.Cache ? 1 : 0), "autocast");
        return before;
    }

    /// <summary>Counts scopes: when the outermost ends, what was cast is let go.</summary>
    public static void EnterAutocast() => Shim.tb_autocast_enter();

    /// <inheritdoc cref="EnterAutocast"/>
    public static void LeaveAutocast() => Shim.tb_autocast_leave();

    /// <summary>Whether <see cref="Connect"/> can work here.</summary>
    public static bool CanConnect => CollectivesShim.IsAvailable();

    /// <summary>Meets the other ranks. Blocks for up to a few time-outs.</summary>
    /// <exception cref="DllNotFoundException">The library for it is not there; the message says what to do.</exception>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">What c10d or gloo said.</exception>
    public static ICollectives Connect(RankEnvironment place, string address, TimeSpan timeout)
    {
        CollectivesShim.Check(CollectivesShim.tbd_connect(place.MasterAddress, place.MasterPort, address, place.Rank, place.WorldSize, (long)timeout.TotalMilliseconds, out var group));
        return new Gloo(group);
    }

    private sealed class Gloo(nint group) : ICollectives
    {
        public void AllReduce(Tensor tensor, ReduceOp op) => CollectivesShim.Check(CollectivesShim.tbd_all_reduce(group, tensor.Handle, (int)op));

        public void AllGather(Tensor output, Tensor input) => CollectivesShim.Check(CollectivesShim.tbd_all_gather(group, output.Handle, input.Handle));

        public void Broadcast(Tensor tensor, int source) => CollectivesShim.Check(CollectivesShim.tbd_broadcast(group, tensor.Handle, source));

        public nint Send(Tensor tensor, int destination, int tag)
        {
            CollectivesShim.Check(CollectivesShim.tbd_send(group, tensor.Handle, destination, tag, out var transfer));
            return transfer;
        }

        public nint Receive(Tensor tensor, int source, int tag)
        {
            CollectivesShim.Check(CollectivesShim.tbd_receive(group, tensor.Handle, source, tag, out var transfer));
            return transfer;
        }

        public void Wait(nint transfer) => CollectivesShim.Check(CollectivesShim.tbd_wait(transfer));

        public void Release(nint transfer) => CollectivesShim.tbd_release(transfer);

        public void Dispose() => CollectivesShim.tbd_disconnect(group);
    }
}
