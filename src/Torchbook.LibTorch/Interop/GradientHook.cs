using System;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Torchbook.LibTorch;

/// <summary>Calls a delegate each time backward has added up a parameter's gradient, on the thread that runs backward, until disposed.</summary>
internal sealed unsafe class GradientHook : IDisposable
{
    private readonly GCHandle action;
    private nint handle;

    /// <exception cref="ExternalException">The tensor is not a leaf that requires gradients.</exception>
    public GradientHook(torch.Tensor parameter, Action action)
    {
        this.action = GCHandle.Alloc(action);
        var status = Shim.tb_hook_add(parameter.Handle, &Run, GCHandle.ToIntPtr(this.action), out handle);
        if (status != 0) this.action.Free();
        Shim.Check(status);
    }

    public void Dispose()
    {
        if (handle == 0) return;
        Shim.tb_hook_remove(handle);
        action.Free();
        handle = 0;
    }

    // No exception may cross into C++.
    [UnmanagedCallersOnly]
    private static byte* Run(nint context)
    {
        try
        {
            ((Action)GCHandle.FromIntPtr(context).Target)();
            return null;
        }
        catch (Exception e)
        {
            return ManagedFailure.Keep(e);
        }
    }
}
