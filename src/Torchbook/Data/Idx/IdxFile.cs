using System.Buffers.Binary;
using System.IO.Compression;

namespace Torchbook.Data;

/// <summary>
/// Reads files in the IDX format that MNIST is published in, plain or gzip-compressed: two zero bytes, a type code, the number of
/// dimensions, one big-endian 32-bit size for each, then the values. Type code 8 (unsigned byte) is read; others are refused by name.
/// </summary>
public static class IdxFile
{
    /// <summary>Deflate cannot shrink further than this, so a gzip file that claims more is lying.</summary>
    private const int BestCompression = 1032;

    private const int MostDimensions = 8;

    private const string Remedy = "Delete the file and get it again (torchbook data get).";

    /// <summary>Reads one file.</summary>
    /// <exception cref="InvalidDataException">The file is empty, truncated, corrupt, of another format, or longer than it says.</exception>
    /// <exception cref="IOException">The file cannot be read at all.</exception>
    public static IdxArray Read(string path)
    {
        using var file = File.OpenRead(path);
        return Read(file, file.Length, path);
    }

    private static IdxArray Read(FileStream file, long length, string path)
    {
        if (length == 0)
            throw Malformed(path, "it is empty");
        var gzip = length >= 2 && file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        if (!gzip)
            return ReadArray(file, mostBytes: length, path);
        using var content = new GZipStream(file, CompressionMode.Decompress);
        try
        {
            return ReadArray(content, mostBytes: length * BestCompression, path);
        }
        catch (InvalidDataException e) when (!e.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path} is not usable: its gzip data is corrupt ({e.Message.TrimEnd('.')}). {Remedy}", e);
        }
    }

    private static IdxArray ReadArray(Stream content, long mostBytes, string path)
    {
        var shape = ReadShape(content, path);
        var size = 1L;
        foreach (var dimension in shape)
        {
            // Eight sizes below 2³¹ overflow a long; stop at the first product that no file could hold.
            size = size > mostBytes ? size : size * dimension;
        }
        var claim = $"it claims {string.Join(" × ", shape)} values";
        if (size > mostBytes || size > Array.MaxLength)
            throw Malformed(path, $"{claim}, more than the file can hold (truncated, or a damaged header)");

        var values = new byte[size];
        var read = content.ReadAtLeast(values, values.Length, throwOnEndOfStream: false);
        if (read < values.Length)
            throw Malformed(path, $"{claim} but holds only {read:N0} of {size:N0} (truncated)");
        if (content.ReadByte() >= 0)
            throw Malformed(path, $"{claim} but holds more than {size:N0} (trailing bytes)");
        return new IdxArray(shape, values);
    }

    private static int[] ReadShape(Stream content, string path)
    {
        Span<byte> magic = stackalloc byte[4];
        if (content.ReadAtLeast(magic, 4, throwOnEndOfStream: false) < 4)
            throw Malformed(path, "it ends inside its header (truncated)");
        if (magic[0] != 0 || magic[1] != 0 || magic[3] is 0 or > MostDimensions)
            throw Malformed(path, $"it starts with {Convert.ToHexString(magic)}, which is no IDX header (wrong magic number)");
        if (magic[2] != 8)
            throw Malformed(path, $"its values are {TypeName(magic[2])}; only unsigned bytes (type code 08) are supported");

        var shape = new int[magic[3]];
        Span<byte> dimension = stackalloc byte[4];
        for (var i = 0; i < shape.Length; i++)
        {
            if (content.ReadAtLeast(dimension, 4, throwOnEndOfStream: false) < 4)
                throw Malformed(path, "it ends inside its header (truncated)");
            shape[i] = BinaryPrimitives.ReadInt32BigEndian(dimension);
            if (shape[i] < 0)
                throw Malformed(path, $"its dimension {i} has the impossible size {(uint)shape[i]:N0} (damaged header)");
        }
        return shape;
    }

    private static string TypeName(byte code) => code switch
    {
        0x09 => "signed bytes (type code 09)",
        0x0B => "16-bit integers (type code 0B)",
        0x0C => "32-bit integers (type code 0C)",
        0x0D => "32-bit floats (type code 0D)",
        0x0E => "64-bit floats (type code 0E)",
        _ => $"of the unknown type code {code:X2} (wrong magic number)",
    };

    private static InvalidDataException Malformed(string path, string cause) => new($"{path} is not usable: {cause}. {Remedy}");
}
