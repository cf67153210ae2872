using System.Runtime.InteropServices;

namespace Torchbook.LibTorch;

/// <summary>The functions of native/jit.cpp, native/trace.cpp, native/autocast.cpp and the second half of native/hooks.cpp.</summary>
internal static unsafe partial class Shim
{
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int tb_jit_load(string path, int deviceType, int deviceIndex, out nint module);

    [LibraryImport(Library)] public static partial int tb_jit_load_bytes(byte* bytes, long size, int deviceType, int deviceIndex, out nint module);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int tb_jit_save(nint module, string path);

    [LibraryImport(Library)] public static partial int tb_jit_save_bytes(nint module, out byte* bytes, out long size);
    [LibraryImport(Library)] public static partial void tb_jit_free(nint module);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int tb_jit_invoke(nint module, string method, NativeValue* arguments, int count, NativeValue* result);

    [LibraryImport(Library)] public static partial int tb_jit_arity(nint module, out int inputs, out int outputs);
    [LibraryImport(Library)] public static partial int tb_jit_parameters(nint module, NativeValue* parts);
    [LibraryImport(Library)] public static partial int tb_jit_buffers(nint module, NativeValue* parts);
    [LibraryImport(Library)] public static partial int tb_jit_attributes(nint module, int recurse, NativeValue* parts);
    [LibraryImport(Library)] public static partial int tb_jit_children(nint module, NativeValue* parts);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int tb_jit_set_attribute(nint module, string name, nint tensor);

    [LibraryImport(Library)] public static partial int tb_jit_train(nint module, int on);
    [LibraryImport(Library)] public static partial int tb_jit_is_training(nint module);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int tb_jit_compile(string script, out nint unit);

    [LibraryImport(Library)] public static partial void tb_jit_unit_free(nint unit);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int tb_jit_unit_invoke(nint unit, string name, NativeValue* arguments, int count, NativeValue* result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int tb_trace(string name, string paths, nint* tensors, int* kinds, int training, nint* inputs, int inputCount, delegate* unmanaged<nint, nint*, int, nint, byte*> forward, nint context, out nint module);

    [LibraryImport(Library)] public static partial void tb_trace_return(nint results, nint tensor);

    [LibraryImport(Library)] public static partial int tb_autocast_is_enabled(int cuda);
    [LibraryImport(Library)] public static partial int tb_autocast_dtype(int cuda);
    [LibraryImport(Library)] public static partial int tb_autocast_is_cache_enabled();
    [LibraryImport(Library)] public static partial int tb_autocast_set(int cuda, int enabled, int dtype, int cache);
    [LibraryImport(Library)] public static partial void tb_autocast_enter();
    [LibraryImport(Library)] public static partial void tb_autocast_leave();

    [LibraryImport(Library)] public static partial int tb_tensor_hook_add(nint tensor, delegate* unmanaged<nint, nint, nint*, byte*> callback, nint context, out nint hook);
    [LibraryImport(Library)] public static partial void tb_tensor_hook_remove(nint hook);
}
