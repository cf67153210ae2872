using System.IO.Compression;
using System.Text;
using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>What torch.save writes since PyTorch 1.6: a zip archive, not compressed, of data.pkl and one record a storage. Its names
/// only serve to find records; none of them ever becomes a path.</summary>
internal sealed class ZipCheckpoint : CheckpointArchive
{
    private const long LongestDescription = 1 << 28;
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> records = [];
    private readonly string root;

    public ZipCheckpoint(Stream stream)
    {
        archive = new(stream, ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            if (!records.TryAdd(entry.FullName, entry))
            {
                throw new InvalidDataException($"its archive has two records named \"{entry.FullName}\"");
            }
        }

        root = Root();
        if (records.ContainsKey(root + "constants.pkl"))
        {
            throw new InvalidDataException("it is a TorchScript program (torch.jit.save), not weights: load it with torch.jit.load");
        }

        if (records.TryGetValue(root + "byteorder", out var order) && Encoding.ASCII.GetString(Bytes(order, 16)) is not "little" and var other)
        {
            throw new InvalidDataException($"its numbers are in the byte order \"{other}\", and \"little\" is the one that is read");
        }

        using var description = new MemoryStream(Bytes(records[root + "data.pkl"], LongestDescription));
        Contents = PickleReader.Read(description, PickleTensors.Storage);
    }

    public override Tensor Read(CheckpointStorage storage)
    {
        if (!records.TryGetValue($"{root}data/{storage.Key}", out var record))
        {
            throw new InvalidDataException($"its storage \"{storage.Key}\" is not in the archive: it is damaged, or cut short");
        }

        if (record.Length != storage.Bytes)
        {
            throw new InvalidDataException($"its storage \"{storage.Key}\" has {record.Length:N0} bytes, and {storage.Bytes:N0} are described");
        }

        using var stream = Open(record);
        return TensorBytes.Read(stream, storage.Type, storage.Count);
    }

    public override void Dispose() => archive.Dispose();

    private string Root()
    {
        var descriptions = records.Keys.Where(name => name.EndsWith("/data.pkl", StringComparison.Ordinal) && name.IndexOf('/', StringComparison.Ordinal) == name.Length - "data.pkl".Length - 1).ToList();
        return descriptions is [var only] ? only[..^"data.pkl".Length] : throw new InvalidDataException("it is a zip archive without the one data.pkl that torch.save puts into it");
    }

    private static byte[] Bytes(ZipArchiveEntry record, long most)
    {
        if (record.Length > most)
        {
            throw new InvalidDataException($"its record \"{record.FullName}\" has {record.Length:N0} bytes, and {most:N0} are the most that is read");
        }

        using var stream = Open(record);
        var bytes = new byte[record.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    // torch.save never compresses, so that no record can be larger than the file is.
    private static Stream Open(ZipArchiveEntry record) => record.Length == record.CompressedLength && !record.IsEncrypted
        ? record.Open()
        : throw new InvalidDataException($"its record \"{record.FullName}\" is compressed or encrypted, as torch.save never does");
}
