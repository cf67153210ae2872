using System.Runtime.InteropServices;

namespace Torchbook.LibTorch;

/// <summary>The functions of native/image.cpp.</summary>
internal static unsafe partial class Shim
{
    [LibraryImport(Library)] public static partial int tb_image_decode(byte* data, long size, int channels, out byte* pixels, out int width, out int height, out int depth);
    [LibraryImport(Library)] public static partial int tb_image_encode(byte* pixels, int width, int height, int depth, int quality, out byte* bytes, out long size);
}
