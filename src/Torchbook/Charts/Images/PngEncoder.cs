using System.Buffers.Binary;
using System.IO.Compression;

namespace Torchbook.Charts;

/// <summary>Writes 8-bit gray and RGB PNG files (W3C, Portable Network Graphics, third edition).</summary>
internal static class PngEncoder
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    public static byte[] Encode(Picture picture)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);
        WriteChunk(file, "IHDR"u8, Header(picture));
        WriteChunk(file, "IDAT"u8, Compress(picture));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Header(Picture picture)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        header[8] = 8;
        header[9] = (byte)(picture.Channels == 3 ? 2 : 0);
        return header;
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
