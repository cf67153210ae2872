using System.Text;
using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>
/// A <c>.pt</c> or <c>.pth</c> file that <c>torch.save</c> wrote in Python, open for reading: a state dictionary, or a checkpoint that
/// holds one beside epochs and the optimizer's state. The file is described when it is opened; a tensor's elements are read when they
/// are asked for. Nothing in the file is executed: what only Python could build is refused by its name.
/// </summary>
public sealed class PyTorchCheckpoint : IDisposable
{
    private readonly CheckpointArchive archive;

    private PyTorchCheckpoint(string name, CheckpointArchive archive)
    {
        (Name, this.archive) = (name, archive);
        Weights = new(name, archive, [.. CheckpointTree.Tensors(archive.Contents)]);
    }

    /// <summary>The file's path, or what else its bytes come from.</summary>
    public string Name { get; }

    /// <summary>
    /// What was saved, as a tree. Dictionaries are <c>OrderedDictionary&lt;string, object?&gt;</c> (keys that are numbers in Python are
    /// their text), lists, tuples and sets are <c>IReadOnlyList&lt;object?&gt;</c>; the leaves are <see cref="CheckpointTensor"/>,
    /// string, long, <c>BigInteger</c>, double, bool, <c>Complex</c>, <c>byte[]</c>, <c>ScalarType</c> and null; a device is its name.
    /// </summary>
    public object? Contents => archive.Contents;

    /// <summary>All tensors of the file, under the path of keys and positions that leads to them: <c>optimizer.state.0.exp_avg</c>.</summary>
    public CheckpointWeights Weights { get; }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no file of torch.save, is damaged, or holds more than data; the message says what.</exception>
    public static PyTorchCheckpoint Open(string path) => Open(path, File.OpenRead(path));

    /// <summary>Reads from a stream that can seek, and disposes it in the end.</summary>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="stream">Holds the file and nothing else.</param>
    /// <inheritdoc cref="Open(string)" path="/exception[2]"/>
    public static PyTorchCheckpoint Open(string name, Stream stream)
    {
        try
        {
            return Checked(name, () => new PyTorchCheckpoint(name, CheckpointArchive.Read(stream)));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads all tensors of a file, to the CPU; those that shared memory share it again.</summary>
    /// <inheritdoc cref="Open(string)" path="/exception"/>
    public static Dictionary<string, Tensor> Load(string path)
    {
        using var file = Open(path);
        return file.Weights.ReadAll();
    }

    /// <summary>Copies a state dictionary's tensors into a model; where the file holds more than that, open it and choose a part:
    /// <c>file.Weights.Part("model").LoadInto(model)</c>.</summary>
    /// <inheritdoc cref="CheckpointWeights.LoadInto"/>
    /// <inheritdoc cref="Open(string)" path="/exception"/>
    public static void Load(string path, nn.Module model, params string[] skip)
    {
        using var file = Open(path);
        file.Weights.LoadInto(model, skip);
    }

    public void Dispose() => archive.Dispose();

    /// <summary>The one error of a damaged file, whatever the reader underneath found.</summary>
    internal static T Checked<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or DecoderFallbackException or OverflowException or NotSupportedException or ArgumentException)
        {
            throw new InvalidDataException($"{name} is not usable: {e.Message.TrimEnd('.')}.", e);
        }
    }
}
