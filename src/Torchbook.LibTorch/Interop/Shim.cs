using System.Runtime.InteropServices;

namespace Torchbook.LibTorch;

/// <summary>The functions of native/*.cpp.</summary>
internal static unsafe partial class Shim
{
    public const string Library = "torchbook";

    static Shim() => NativeLoader.Prepare();

    [LibraryImport(Library)] private static partial byte* tb_last_error();
    [LibraryImport(Library)] public static partial void tb_free(void* memory);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int tb_operator_bind(string name, string overload, string names, out nint op);

    [LibraryImport(Library)] public static partial int tb_operator_call(nint op, NativeValue* arguments, NativeValue* results, int capacity, int* count);
    [LibraryImport(Library)] public static partial int tb_operator_schemas(out byte* text);

    [LibraryImport(Library)] public static partial void tb_tensor_free(nint handle);
    [LibraryImport(Library)] public static partial int tb_tensor_from_memory(void* data, long* sizes, int dims, int dtype, NativeValue* result);
    [LibraryImport(Library)] public static partial int tb_tensor_data(nint handle, out void* data);
    [LibraryImport(Library), SuppressGCTransition] public static partial int tb_tensor_dim(nint handle);
    [LibraryImport(Library), SuppressGCTransition] public static partial long tb_tensor_numel(nint handle);
    [LibraryImport(Library), SuppressGCTransition] public static partial int tb_tensor_dtype(nint handle);
    [LibraryImport(Library)] public static partial long tb_tensor_storage_offset(nint handle);
    [LibraryImport(Library), SuppressGCTransition] public static partial int tb_tensor_is_contiguous(nint handle);
    [LibraryImport(Library)] public static partial int tb_tensor_is_sparse(nint handle);
    [LibraryImport(Library), SuppressGCTransition] public static partial void tb_tensor_sizes(nint handle, long* sizes);
    [LibraryImport(Library)] public static partial int tb_tensor_strides(nint handle, long* strides);
    [LibraryImport(Library)] public static partial int tb_tensor_device(nint handle, out int index);

    [LibraryImport(Library)] public static partial int tb_tensor_storage(nint handle, out void* data, out long bytes);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int tb_tensor_save(nint handle, string path);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int tb_tensor_load(string path, out nint tensor);

    [LibraryImport(Library), SuppressGCTransition] public static partial int tb_requires_grad(nint handle);
    [LibraryImport(Library)] public static partial int tb_set_requires_grad(nint handle, int on);
    [LibraryImport(Library)] public static partial int tb_is_leaf(nint handle);
    [LibraryImport(Library)] public static partial int tb_retain_grad(nint handle);
    [LibraryImport(Library)] public static partial int tb_grad(nint handle, out nint grad);
    [LibraryImport(Library)] public static partial int tb_grads(nint* handles, int count, nint* grads, out int sparse);
    [LibraryImport(Library)] public static partial int tb_set_grad(nint handle, nint grad);
    [LibraryImport(Library)] public static partial int tb_clear_grads(nint* handles, int count);
    [LibraryImport(Library)] public static partial int tb_backward(nint* roots, int count, nint* grads, int retain, int create, nint* inputs, int inputCount);
    [LibraryImport(Library)] public static partial int tb_autograd_grad(nint* outputs, int outputCount, nint* inputs, int inputCount, nint* grads, int retain, int create, int allowUnused, nint* result);
    [LibraryImport(Library)] public static partial int tb_function_new(nint context, delegate* unmanaged<nint, nint, nint*, int, nint, byte*> backward, delegate* unmanaged<nint, void> release, nint* inputs, int count, out nint function);
    [LibraryImport(Library)] public static partial int tb_function_output(nint function, nint output, int dirty, out nint result);
    [LibraryImport(Library)] public static partial int tb_function_save(nint function, nint tensor, int isOutput);
    [LibraryImport(Library)] public static partial void tb_function_materialize(nint function, int on);
    [LibraryImport(Library)] public static partial void tb_function_done(nint function);
    [LibraryImport(Library)] public static partial int tb_function_saved(nint self, int index, out nint tensor);
    [LibraryImport(Library)] public static partial void tb_function_return(nint results, int index, nint tensor);
    [LibraryImport(Library)] public static partial int tb_hook_add(nint parameter, delegate* unmanaged<nint, byte*> callback, nint context, out nint hook);
    [LibraryImport(Library)] public static partial void tb_hook_remove(nint hook);

    [LibraryImport(Library), SuppressGCTransition] public static partial int tb_is_grad_enabled();
    [LibraryImport(Library), SuppressGCTransition] public static partial void tb_set_grad_enabled(int on);
    [LibraryImport(Library)] public static partial int tb_is_inference();
    [LibraryImport(Library)] public static partial nint tb_inference_begin(int on);
    [LibraryImport(Library)] public static partial void tb_inference_end(nint guard);

    [LibraryImport(Library)] private static partial byte* tb_version();
    [LibraryImport(Library)] public static partial int tb_build_options(out byte* text);
    [LibraryImport(Library)] public static partial void tb_set_num_threads(int count);
    [LibraryImport(Library)] public static partial int tb_get_num_threads();
    [LibraryImport(Library)] public static partial int tb_cuda_device_count();
    [LibraryImport(Library)] public static partial int tb_cuda_is_cudnn_available();
    [LibraryImport(Library)] public static partial int tb_cuda_synchronize(long device);
    [LibraryImport(Library)] public static partial int tb_manual_seed(long seed);
    [LibraryImport(Library)] public static partial int tb_generator_default(out nint generator);
    [LibraryImport(Library)] public static partial int tb_generator_new(ulong seed, int deviceType, int deviceIndex, out nint generator);
    [LibraryImport(Library)] public static partial void tb_generator_free(nint generator);
    [LibraryImport(Library)] public static partial ulong tb_generator_initial_seed(nint generator);
    [LibraryImport(Library)] public static partial int tb_generator_manual_seed(nint generator, ulong seed);
    [LibraryImport(Library)] public static partial int tb_generator_seed(nint generator, out ulong seed);
    [LibraryImport(Library)] public static partial int tb_generator_get_state(nint generator, out nint state);
    [LibraryImport(Library)] public static partial int tb_generator_set_state(nint generator, nint state);

    /// <summary>libtorch's version, such as <c>1.13.1</c>.</summary>
    public static string Version => Marshal.PtrToStringUTF8((nint)tb_version());

    /// <summary>Throws what libtorch said when <paramref name="status"/> is not zero.</summary>
    /// <exception cref="ExternalException">TorchSharp's exception for errors of the native library.</exception>
    public static void Check(int status, string where = null)
    {
        if (status != 0) Fail(where);
    }

    private static void Fail(string where)
    {
        var message = Marshal.PtrToStringUTF8((nint)tb_last_error());
        throw new ExternalException(where is null ? message : $"{where}: {message}", ManagedFailure.Take());
    }

    /// <summary>Takes over a string allocated by the shim.</summary>
    public static string TakeString(byte* text)
    {
        var result = Marshal.PtrToStringUTF8((nint)text);
        tb_free(text);
        return result;
    }
}
