using System.Runtime.InteropServices;

namespace Torchbook.LibTorch;

// native/names.cpp
internal static unsafe partial class Shim
{
    [LibraryImport(Library)] public static partial int tb_tensor_has_names(nint handle);
    [LibraryImport(Library)] public static partial int tb_tensor_names(nint handle, out byte* text);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int tb_tensor_rename(nint handle, string[] names, int count, int inPlace, out nint result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int tb_tensor_refine_names(nint handle, string[] names, int count, out nint result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int tb_tensor_align_to(nint handle, string[] names, int count, out nint result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int tb_tensor_flatten_names(nint handle, string[] names, int count, string result, out nint tensor);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int tb_tensor_unflatten_name(nint handle, string name, string[] names, long* sizes, int count, out nint tensor);
}
