using System.Buffers.Binary;
using System.Numerics;
using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>What torch.save wrote before PyTorch 1.6: four pickles (a magic number, a version, the machine, the contents), a fifth with
/// the storages' keys, and behind them each storage's length and elements.</summary>
internal sealed class LegacyCheckpoint : CheckpointArchive
{
    private const long Version = 1001;
    private static readonly BigInteger magic = BigInteger.Parse("119547037146038801333356");
    private readonly Stream stream;
    private readonly Dictionary<string, CheckpointStorage> described = [];
    private readonly Dictionary<string, (long Start, long Bytes)> places = [];

    public LegacyCheckpoint(Stream file)
    {
        stream = new BufferedStream(file, 1 << 16);
        if (PickleReader.Read(stream, PickleTensors.Storage) is not BigInteger number || number != magic)
        {
            throw new InvalidDataException("it is a pickle, but not one that torch.save wrote");
        }

        if (PickleReader.Read(stream, PickleTensors.Storage) is not Version)
        {
            throw new InvalidDataException($"it is in another version of the format than {Version}");
        }

        var system = PickleReader.Read(stream, PickleTensors.Storage) as OrderedDictionary<string, object?>;
        if (system is null || !system.TryGetValue("little_endian", out var little) || little is not true)
        {
            throw new InvalidDataException("its numbers are not in the little-endian order, the one that is read");
        }

        Contents = PickleReader.Read(stream, Note);
        Locate(PickleReader.Read(stream, PickleTensors.Storage) as List<object?> ?? throw new InvalidDataException("its list of storages is not there"));
    }

    public override Tensor Read(CheckpointStorage storage)
    {
        if (!places.TryGetValue(storage.Key, out var place) || place.Bytes != storage.Bytes)
        {
            throw new InvalidDataException($"its storage \"{storage.Key}\" is not in the file, or of another length: it is damaged, or cut short");
        }

        stream.Position = place.Start;
        return TensorBytes.Read(stream, storage.Type, storage.Count);
    }

    public override void Dispose() => stream.Dispose();

    private CheckpointStorage Note(object?[] id)
    {
        var storage = PickleTensors.Storage(id);
        described.TryAdd(storage.Key, storage);
        return storage;
    }

    private void Locate(List<object?> keys)
    {
        Span<byte> prefix = stackalloc byte[8];
        foreach (var key in keys)
        {
            if (key is not string name || !described.TryGetValue(name, out var storage))
            {
                throw new InvalidDataException($"it holds a storage \"{key}\" that no tensor uses");
            }

            stream.ReadExactly(prefix);
            var count = BinaryPrimitives.ReadInt64LittleEndian(prefix);
            if (count != storage.Count || storage.Bytes > stream.Length - stream.Position)
            {
                throw new InvalidDataException($"its storage \"{name}\" has {count:N0} elements, {storage.Count:N0} are described, and {stream.Length - stream.Position:N0} bytes follow: it is damaged, or cut short");
            }

            places[name] = (stream.Position, storage.Bytes);
            stream.Position += storage.Bytes;
        }
    }
}
