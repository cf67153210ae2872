using System.Buffers.Binary;
using System.IO.Compression;

namespace Torchbook.Charts;

/// <summary>Writes 8-bit gray, RGB and indexed PNG files (W3C, Portable Network Graphics, third edition).</summary>
internal static class PngEncoder
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    // Color types of the format.
    private const byte Gray = 0;
    private const byte Rgb = 2;
    private const byte Indexed = 3;

    public static byte[] Encode(Picture picture) =>
        File(picture, picture.Channels == 3 ? Rgb : Gray, null, Compress(picture));

    /// <summary>A drawing: with a palette where few colors make up nearly all of it.</summary>
    public static byte[] EncodeDrawing(Picture picture) =>
        IndexedPicture.TryFrom(picture) is { } indexed ? File(picture, Indexed, indexed.Palette, CompressIndexed(indexed.Pixels, picture.Width)) : Encode(picture);

    private static byte[] File(Picture picture, byte colorType, byte[]? palette, byte[] pixels)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);
        WriteChunk(file, "IHDR"u8, Header(picture, colorType));
        if (palette is not null)
        {
            WriteChunk(file, "PLTE"u8, palette);
        }

        WriteChunk(file, "IDAT"u8, pixels);
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Header(Picture picture, byte colorType)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        header[8] = 8;
        header[9] = colorType;
        return header;
    }

    // Indices of neighbors are no nearer to each other than any others, so rows are stored as they are: filter 0.
    private static byte[] CompressIndexed(byte[] pixels, int width)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize))
        {
            for (var at = 0; at < pixels.Length; at += width)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels, at, width);
            }
        }

        return compressed.ToArray();
    }

    private static byte[] Compress(Picture picture)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            // Each row starts with its filter: 2 stores the difference to the row above, which drawings and photographs compress well by.
            var stride = picture.Width * picture.Channels;
            var row = new byte[stride + 1];
            row[0] = 2;
            for (var y = 0; y < picture.Height; y++)
            {
                for (var i = 0; i < stride; i++)
                {
                    var above = y == 0 ? 0 : picture.Pixels[(y - 1) * stride + i];
                    row[i + 1] = (byte)(picture.Pixels[y * stride + i] - above);
                }

                zlib.Write(row);
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(type);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(content, Crc(type, uint.MaxValue)));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes, uint crc)
    {
        foreach (var b in bytes)
        {
            crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }
}
