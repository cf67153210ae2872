using System.Buffers.Binary;
using System.IO.Compression;

namespace Torchbook.Charts;

/// <summary>Writes 8-bit gray, RGB and palette PNG files (W3C, Portable Network Graphics, third edition).</summary>
internal static class PngEncoder
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    /// <summary>Every pixel as it is.</summary>
    public static byte[] Encode(Picture picture) =>
        Write(picture.Width, picture.Height, picture.Channels == 3 ? ColorType.Rgb : ColorType.Gray, [], picture.Pixels, Filter.Up);

    /// <summary>A drawing with at most 256 colors where those do, see <see cref="PaletteReduction"/>; else every pixel as it is.</summary>
    public static byte[] EncodeDrawing(Picture picture) => PaletteReduction.TryReduce(picture) is var (colors, indices)
        ? EncodeIndexed(picture, colors, indices)
        : Encode(picture);

    /// <summary>An RGB picture in the 256 colors that show it best, see <see cref="MedianCut"/>.</summary>
    public static byte[] EncodeInFewColors(Picture picture)
    {
        var (colors, indices) = PaletteReduction.TryReduce(picture) ?? MedianCut.Reduce(picture);
        return EncodeIndexed(picture, colors, indices);
    }

    private static byte[] EncodeIndexed(Picture picture, IReadOnlyList<Rgb> colors, byte[] indices) =>
        Write(picture.Width, picture.Height, ColorType.Palette, [.. colors.SelectMany(c => new[] { c.R, c.G, c.B })], indices, Filter.None);

    private enum ColorType : byte
    {
        Gray = 0,
        Rgb = 2,
        Palette = 3,
    }

    private enum Filter : byte
    {
        None = 0,

        /// <summary>Stores the difference to the row above, by which photographs compress well.</summary>
        Up = 2,
    }

    private static byte[] Write(int width, int height, ColorType type, byte[] palette, byte[] rows, Filter filter)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = (byte)type;
        WriteChunk(file, "IHDR"u8, header);
        if (palette.Length > 0)
        {
            WriteChunk(file, "PLTE"u8, palette);
        }

        WriteChunk(file, "IDAT"u8, Compress(rows, height, filter));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(byte[] rows, int height, Filter filter)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            var stride = rows.Length / height;
            var row = new byte[stride + 1];
            row[0] = (byte)filter;
            for (var y = 0; y < height; y++)
            {
                for (var i = 0; i < stride; i++)
                {
                    var above = y == 0 || filter == Filter.None ? 0 : rows[(y - 1) * stride + i];
                    row[i + 1] = (byte)(rows[y * stride + i] - above);
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
