using System;
using System.IO;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Torchbook.LibTorch;

/// <summary>
/// Reads and writes JPEG and PNG files through native/image.cpp. A truncated or corrupt file, another format, more than 100 million pixels
/// or 512 MiB is an <see cref="InvalidDataException"/>.
/// </summary>
internal sealed unsafe class StbImager : torchvision.io.Imager
{
    private const int JpegQuality = 75;

    public override torch.Tensor DecodeImage(Stream stream, torchvision.io.ImageReadMode mode = torchvision.io.ImageReadMode.UNCHANGED)
    {
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return DecodeImage(content.ToArray(), mode);
    }

    public override torch.Tensor DecodeImage(byte[] data, torchvision.io.ImageReadMode mode = torchvision.io.ImageReadMode.UNCHANGED)
    {
        byte* pixels;
        int width, height, depth;
        fixed (byte* bytes = data)
            CheckContent(Shim.tb_image_decode(bytes, data.Length, (int)mode, out pixels, out width, out height, out depth));
        try
        {
            var sizes = stackalloc long[] { height, width, depth };
            NativeValue result;
            Shim.Check(Shim.tb_tensor_from_memory(pixels, sizes, 3, (int)torch.ScalarType.Byte, &result));
            using var interleaved = torch.Tensor.Adopt(result);
            using var planes = interleaved.permute(2, 0, 1);
            return planes.contiguous();
        }
        finally
        {
            Shim.tb_free(pixels);
        }
    }

    public override void EncodeImage(torch.Tensor image, torchvision.ImageFormat format, Stream stream) =>
        stream.Write(EncodeImage(image, format));

    public override byte[] EncodeImage(torch.Tensor image, torchvision.ImageFormat format)
    {
        if (format is not (torchvision.ImageFormat.Png or torchvision.ImageFormat.Jpeg))
            throw new NotSupportedException($"Images are written as Png or Jpeg, not as {format}.");
        if (image.dtype != torch.ScalarType.Byte || image.dim() != 3 || image.shape[0] is < 1 or > 4)
            throw new ArgumentException($"An image is a uint8 tensor [C, H, W] with 1 to 4 channels, not {image.dtype} [{string.Join(", ", image.shape)}].", nameof(image));
        using var planes = image.permute(1, 2, 0);
        using var interleaved = planes.contiguous();
        var (height, width, depth) = ((int)image.shape[1], (int)image.shape[2], (int)image.shape[0]);
        byte* bytes;
        long size;
        fixed (byte* pixels = interleaved.bytes)
            Shim.Check(Shim.tb_image_encode(pixels, width, height, depth, format == torchvision.ImageFormat.Jpeg ? JpegQuality : 0, out bytes, out size));
        try
        {
            return new ReadOnlySpan<byte>(bytes, checked((int)size)).ToArray();
        }
        finally
        {
            Shim.tb_free(bytes);
        }
    }

    private static void CheckContent(int status)
    {
        try
        {
            Shim.Check(status);
        }
        catch (ExternalException e)
        {
            throw new InvalidDataException($"{char.ToUpperInvariant(e.Message[0])}{e.Message[1..]}.", e);
        }
    }
}
