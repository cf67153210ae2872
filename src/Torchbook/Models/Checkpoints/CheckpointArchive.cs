using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>The two kinds of file that <c>torch.save</c> has written: what they describe, and where their storages' bytes lie.</summary>
internal abstract class CheckpointArchive : IDisposable
{
    /// <summary>The object that was saved: dictionaries, lists, texts, numbers and <see cref="CheckpointTensor"/>s.</summary>
    public object? Contents { get; protected init; }

    /// <summary>Reads a storage, as a tensor of one dimension on the CPU.</summary>
    /// <exception cref="InvalidDataException">It is not there, or of another length.</exception>
    public abstract Tensor Read(CheckpointStorage storage);

    public abstract void Dispose();

    /// <summary>Looks at the first bytes and opens the file with what reads it.</summary>
    /// <param name="stream">Can seek; the archive disposes it.</param>
    /// <exception cref="InvalidDataException">It is no file of PyTorch, or damaged.</exception>
    public static CheckpointArchive Read(Stream stream)
    {
        Span<byte> start = stackalloc byte[4];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return start[..read] switch
        {
            [(byte)'P', (byte)'K', 3, 4] => new ZipCheckpoint(stream),
            [0x80, >= 2 and <= 5, ..] => new LegacyCheckpoint(stream),
            _ => throw new InvalidDataException("it begins neither as a zip archive nor as a pickle, and torch.save writes those"),
        };
    }
}
