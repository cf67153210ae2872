using System.Runtime.InteropServices;
using TorchSharp;

namespace Torchbook.LibTorch;

/// <summary>Records a forward pass in C# as a TorchScript module.</summary>
internal static unsafe class Tracer
{
    /// <summary>What a named tensor is to the module; the order of <c>Kind</c> in native/trace.cpp.</summary>
    public enum Role
    {
        Parameter,
        Buffer,
        Plain,
    }

    /// <summary>Runs <paramref name="forward"/> once.</summary>
    /// <param name="name">The module's class in Python, an identifier.</param>
    /// <param name="tensors">Its tensors by dotted name.</param>
    /// <param name="training">Its mode.</param>
    /// <param name="inputs">Examples.</param>
    /// <param name="forward">One or more results.</param>
    /// <returns>The module as torch.jit.save writes it.</returns>
    /// <exception cref="ExternalException">What libtorch or the forward pass said.</exception>
    public static byte[] Trace(string name, IReadOnlyList<(string Name, torch.Tensor Tensor, Role Role)> tensors, bool training, torch.Tensor[] inputs, Func<torch.Tensor[], torch.Tensor[]> forward)
    {
        var context = GCHandle.Alloc(forward);
        try
        {
            nint module;
            fixed (nint* parts = NativeValue.Handles(tensors.Select(t => t.Tensor)))
            fixed (int* roles = tensors.Select(t => (int)t.Role).ToArray())
            fixed (nint* examples = NativeValue.Handles(inputs))
            {
                var paths = string.Join('\n', tensors.Select(t => t.Name));
                Shim.Check(Shim.tb_trace(name, paths, parts, roles, training ? 1 : 0, examples, inputs.Length, &Run, GCHandle.ToIntPtr(context), out module), "trace");
            }

            using var handle = ScriptHandle.Module(module);
            Shim.Check(Shim.tb_jit_save_bytes(module, out var bytes, out var size), "save");
            var saved = new ReadOnlySpan<byte>(bytes, checked((int)size)).ToArray();
            Shim.tb_free(bytes);
            return saved;
        }
        finally
        {
            context.Free();
            GC.KeepAlive(tensors);
            GC.KeepAlive(inputs);
        }
    }

    // No exception may cross into C++: it goes there as text.
    [UnmanagedCallersOnly]
    private static byte* Run(nint context, nint* handles, int count, nint results)
    {
        using var scope = torch.NewDisposeScope();
        try
        {
            var inputs = new torch.Tensor[count];
            for (var k = 0; k < count; k++)
            {
                inputs[k] = torch.Tensor.Adopt(handles[k]);
            }

            foreach (var output in ((Func<torch.Tensor[], torch.Tensor[]>)GCHandle.FromIntPtr(context).Target)(inputs))
            {
                Shim.tb_trace_return(results, output.Handle);
            }

            return null;
        }
        catch (Exception e)
        {
            return ManagedFailure.Keep(e);
        }
    }
}
