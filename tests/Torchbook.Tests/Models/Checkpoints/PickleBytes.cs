using System.IO.Compression;
using System.Text;

namespace Torchbook.Tests.Models;

/// <summary>Pickles put together by hand, instruction by instruction, and the archives they lie in.</summary>
internal sealed class PickleBytes
{
    private readonly List<byte> bytes = [0x80, 2];

    public static PickleBytes New => new();

    public byte[] Stop() => [.. bytes, (byte)'.'];

    public PickleBytes Op(char code, params byte[] argument)
    {
        bytes.Add((byte)code);
        bytes.AddRange(argument);
        return this;
    }

    public PickleBytes Text(string text) => Op('X', [.. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)]);

    public PickleBytes Number(long value) => Op('\x8a', [8, .. BitConverter.GetBytes(value)]);

    public PickleBytes Global(string module, string name) => Op('c', Encoding.UTF8.GetBytes($"{module}\n{name}\n"));

    public PickleBytes Tuple(params long[] values)
    {
        Op('(');
        foreach (var value in values)
        {
            Number(value);
        }

        return Op('t');
    }

    public PickleBytes OrderedDict() => Global("collections", "OrderedDict").Op(')').Op('R');

    public PickleBytes Storage(string key, long count, string type = "FloatStorage") =>
        Op('(').Text("storage").Global("torch", type).Text(key).Text("cpu").Number(count).Op('t').Op('Q');

    public PickleBytes Tensor(string key, long count, long offset, long[] shape, long[] strides, string type = "FloatStorage") =>
        Global("torch._utils", "_rebuild_tensor_v2").Op('(').Storage(key, count, type).Number(offset).Tuple(shape).Tuple(strides).Op('\x89').OrderedDict().Op('t').Op('R');

    /// <summary>{"weight": [2, 3], "bias": its first row}, over one storage of six numbers.</summary>
    public static byte[] Sample() => New.OrderedDict().Op('q', 1).Op('(')
        .Text("weight").Tensor("0", 6, 0, [2, 3], [3, 1])
        .Text("bias").Tensor("0", 6, 0, [3], [1]).Op('u').Stop();

    /// <summary>An archive as torch.save makes it, with that description and a storage "0" of six numbers.</summary>
    public static byte[] Archive(byte[] description, params (string Name, byte[] Content)[] more) =>
        Zip([("archive/data.pkl", description), ("archive/data/0", [.. Enumerable.Range(1, 6).SelectMany(n => BitConverter.GetBytes((float)n))]), ("archive/version", "3\n"u8.ToArray()), .. more]);

    public static byte[] Zip((string Name, byte[] Content)[] records, CompressionLevel level = CompressionLevel.NoCompression)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in records)
            {
                using var record = zip.CreateEntry(name, level).Open();
                record.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A file from before PyTorch 1.6 with that description and the same storage.</summary>
    public static byte[] Legacy(byte[] description) =>
    [
        .. New.Op('\x8a', [10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19]).Stop(),
        .. New.Op('M', 0xe9, 3).Stop(),
        .. New.Op('}').Text("little_endian").Op('\x88').Op('s').Stop(),
        .. description,
        .. New.Op(']').Text("0").Op('a').Stop(),
        .. BitConverter.GetBytes(6L), .. Enumerable.Range(1, 6).SelectMany(n => BitConverter.GetBytes((float)n)),
    ];
}
