using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>Named tensors of an open checkpoint: all of them, or a part.</summary>
public sealed class CheckpointWeights
{
    private readonly string file;
    private readonly CheckpointArchive archive;

    internal CheckpointWeights(string file, CheckpointArchive archive, IReadOnlyList<CheckpointTensor> entries) => (this.file, this.archive, Entries) = (file, archive, entries);

    /// <summary>The tensors, in the file's order.</summary>
    public IReadOnlyList<CheckpointTensor> Entries { get; }

    /// <summary>The tensors below a key, with names that begin there: <c>Part("model")</c> of <c>{'model': …, 'optimizer': …}</c>.</summary>
    /// <exception cref="ArgumentException">There are none; the message lists the keys that there are.</exception>
    public CheckpointWeights Part(string path)
    {
        var part = Cut(path + ".");
        return part.Count > 0
            ? new(file, archive, part)
            : throw new ArgumentException($"{file} has no tensors below \"{path}\"; it has some below {string.Join(", ", Entries.Select(e => e.Name.Split('.')[0]).Distinct())}.", nameof(path));
    }

    /// <summary>The tensors with a prefix taken from those names that have it, such as the <c>module.</c> that data-parallel training leaves there.</summary>
    public CheckpointWeights WithoutPrefix(string prefix) =>
        new(file, archive, [.. Entries.Select(e => e.Name.StartsWith(prefix, StringComparison.Ordinal) ? e with { Name = e.Name[prefix.Length..] } : e)]);

    /// <summary>Reads one tensor, to the CPU.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    /// <exception cref="InvalidDataException">The file is damaged there.</exception>
    public Tensor Read(string name)
    {
        var entry = Entries.FirstOrDefault(e => e.Name == name) ?? throw new ArgumentException($"{file} has no tensor \"{name}\"; it has {string.Join(", ", Entries.Select(e => e.Name))}.", nameof(name));
        Tensor? result = null;
        Read([entry], (_, tensor) => result = tensor);
        return result!;
    }

    /// <summary>Reads all tensors, by name, to the CPU; those that shared memory in PyTorch share it again.</summary>
    /// <inheritdoc cref="Read(string)" path="/exception[2]"/>
    public Dictionary<string, Tensor> ReadAll()
    {
        var tensors = Entries.ToDictionary(e => e.Name, _ => (Tensor?)null);
        Read(Entries, (entry, tensor) => tensors[entry.Name] = tensor);
        return tensors!;
    }

    /// <summary>Copies the tensors into a model, which keeps its device and element types; one storage at a time is in memory. Names,
    /// shapes and kinds are checked before anything is copied.</summary>
    /// <param name="model">Has these names and shapes.</param>
    /// <param name="skip">Glob patterns, such as <c>head.*</c>, of names to leave out on both sides.</param>
    /// <inheritdoc cref="Read(string)" path="/exception[2]"/>
    /// <exception cref="InvalidOperationException">They do not fit the model; the message names every tensor that is missing, left over or of another shape or kind.</exception>
    public void LoadInto(nn.Module model, params string[] skip) => WeightFit.Load(file, Entries, model, skip, (entries, use) => Read(entries, (entry, tensor) =>
    {
        use(entry, tensor);
        tensor.Dispose();
    }));

    private List<CheckpointTensor> Cut(string prefix) =>
        [.. Entries.Where(e => e.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(e => e with { Name = e.Name[prefix.Length..] })];

    // Storage by storage: each is read once, however many tensors look at it.
    private void Read(IEnumerable<CheckpointTensor> entries, Action<CheckpointTensor, Tensor> use)
    {
        foreach (var views in entries.GroupBy(e => e.Storage))
        {
            using var storage = PyTorchCheckpoint.Checked(file, () => archive.Read(views.Key));
            foreach (var view in views)
            {
                use(view, storage.as_strided([.. view.Shape], [.. view.Strides], view.Offset));
            }
        }
    }
}
