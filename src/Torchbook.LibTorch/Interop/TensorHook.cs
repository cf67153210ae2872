using System.Runtime.InteropServices;
using TorchSharp;

namespace Torchbook.LibTorch;

/// <summary>Calls a delegate with each gradient that flows back through a tensor, on the thread that runs backward, until disposed.</summary>
internal sealed unsafe class TensorHook : IDisposable
{
    private readonly GCHandle replace;
    private nint handle;

    /// <param name="tensor">Requires gradients.</param>
    /// <param name="replace">Receives the gradient and returns another in its place, or null.</param>
    /// <exception cref="ExternalException">The tensor does not require gradients.</exception>
    public TensorHook(torch.Tensor tensor, Func<torch.Tensor, torch.Tensor> replace)
    {
        this.replace = GCHandle.Alloc(replace);
        var status = Shim.tb_tensor_hook_add(tensor.Handle, &Run, GCHandle.ToIntPtr(this.replace), out handle);
        if (status != 0) this.replace.Free();
        Shim.Check(status);
    }

    public void Dispose()
    {
        if (handle == 0) return;
        Shim.tb_tensor_hook_remove(handle);
        replace.Free();
        handle = 0;
    }

    // No exception may cross into C++.
    [UnmanagedCallersOnly]
    private static byte* Run(nint context, nint gradient, nint* replacement)
    {
        using var scope = torch.NewDisposeScope();
        try
        {
            // A handle of its own: the delegate may return the tensor that it was given, or keep its result.
            var result = ((Func<torch.Tensor, torch.Tensor>)GCHandle.FromIntPtr(context).Target)(torch.Tensor.Adopt(gradient));
            *replacement = result is null ? 0 : result.alias().DecoupleFromNativeHandle();
            return null;
        }
        catch (Exception e)
        {
            return ManagedFailure.Keep(e);
        }
    }
}
