using System.Buffers.Binary;
using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>
/// A safetensors file that is open for reading. The header is checked when it is opened; a tensor's bytes are read when it is asked
/// for. Nothing in such a file is executed. Format: https://huggingface.co/docs/safetensors.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    private readonly Stream stream;
    private readonly SafetensorsHeader header;
    private readonly long dataStart;

    private SafetensorsFile(string name, Stream stream)
    {
        (Name, this.stream) = (name, stream);
        var json = new byte[HeaderBytes()];
        Fill(json, SafetensorsHeader.PrefixBytes);
        dataStart = SafetensorsHeader.PrefixBytes + json.Length;
        header = SafetensorsHeader.Parse(json, stream.Length - dataStart);
    }

    /// <summary>The file's path, or what else its bytes come from.</summary>
    public string Name { get; }

    /// <summary>What the file holds, in the header's order.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries => header.Entries;

    /// <summary>What the writer noted about the file; empty if nothing.</summary>
    public IReadOnlyDictionary<string, string> Metadata => header.Metadata;

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no safetensors file, or is cut short or damaged; the message says where.</exception>
    public static SafetensorsFile Open(string path) => Open(path, File.OpenRead(path));

    /// <summary>Reads from a stream that can seek, and disposes it in the end.</summary>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="stream">Holds the file and nothing else.</param>
    /// <inheritdoc cref="Open(string)" path="/exception[2]"/>
    public static SafetensorsFile Open(string name, Stream stream)
    {
        try
        {
            return new(name, stream);
        }
        catch (InvalidDataException e)
        {
            stream.Dispose();
            throw new InvalidDataException($"{name} is not usable: {e.Message}.", e);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads one tensor, to the CPU.</summary>
    /// <exception cref="ArgumentException">The file has none of that name.</exception>
    /// <exception cref="InvalidDataException">It holds a number of type U64 that no tensor holds.</exception>
    public Tensor Read(string name) => Read(Entries.FirstOrDefault(e => e.Name == name)
        ?? throw new ArgumentException($"{Name} has no tensor \"{name}\"; it has {string.Join(", ", Entries.Select(e => e.Name))}.", nameof(name)));

    /// <summary>Reads all tensors, by name.</summary>
    public Dictionary<string, Tensor> ReadAll() => Entries.ToDictionary(e => e.Name, Read);

    public void Dispose() => stream.Dispose();

    private Tensor Read(SafetensorsEntry entry)
    {
        var type = SafetensorsTypes.Find(entry.Format)!;
        stream.Position = dataStart + entry.Begin;
        var stored = TensorBytes.Read(stream, type.Stored, [.. entry.Shape]);
        if (type.Convert is null)
        {
            return stored;
        }

        using (stored)
        using (var scope = NewDisposeScope())
        {
            try
            {
                return type.Convert(stored).MoveToOuterDisposeScope();
            }
            catch (InvalidDataException e)
            {
                throw new InvalidDataException($"{Name} is not usable: {e.Message} (in \"{entry.Name}\").", e);
            }
        }
    }

    private int HeaderBytes()
    {
        Span<byte> prefix = stackalloc byte[SafetensorsHeader.PrefixBytes];
        if (stream.Length < prefix.Length)
        {
            throw new InvalidDataException($"it has {stream.Length} bytes, and a safetensors file begins with {prefix.Length} that give its header's length");
        }

        Fill(prefix, 0);
        var bytes = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (bytes > SafetensorsHeader.MostBytes)
        {
            throw new InvalidDataException($"its header would be {bytes:N0} bytes long, and {SafetensorsHeader.MostBytes:N0} is the most: this is no safetensors file");
        }

        return (long)bytes <= stream.Length - prefix.Length
            ? (int)bytes
            : throw new InvalidDataException($"its header is {bytes:N0} bytes long, and only {stream.Length - prefix.Length:N0} follow: it is cut short, or no safetensors file");
    }

    private void Fill(Span<byte> target, long position)
    {
        stream.Position = position;
        stream.ReadExactly(target);
    }
}
