using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>
/// Weights in the safetensors format, which Python's libraries and this kit exchange: named tensors, texts about them, and nothing
/// that could run. Element types F16, BF16, F32, F64, C64, I8 to I64, U8 and BOOL; U16 to U64 and fractions in one byte are read as wider types. Introduced in the lesson "Transfer learning".
/// </summary>
public static class Safetensors
{
    private static readonly Dictionary<string, string> none = [];

    /// <summary>Writes tensors to a file, which appears under its name when it is complete: whoever reads it finds the old or the new one.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="tensors">By name, on any device.</param>
    /// <param name="metadata">Texts about the file.</param>
    /// <exception cref="ArgumentException">A tensor is of a type that the format lacks, or has a name that it keeps for itself.</exception>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        WholeFile.Write(path, file => SafetensorsWriter.Write(file, tensors, metadata ?? none));

    /// <summary>Writes a model's parameters and buffers.</summary>
    /// <inheritdoc cref="Save(string, IReadOnlyDictionary{string, Tensor}, IReadOnlyDictionary{string, string}?)"/>
    public static void Save(string path, nn.Module model, IReadOnlyDictionary<string, string>? metadata = null) => Save(path, model.state_dict(), metadata);

    /// <summary>Reads all tensors of a file, to the CPU.</summary>
    /// <inheritdoc cref="SafetensorsFile.Open(string)" path="/exception"/>
    public static Dictionary<string, Tensor> Load(string path)
    {
        using var file = SafetensorsFile.Open(path);
        return file.ReadAll();
    }

    /// <summary>Copies a file's tensors into a model, which keeps its device and element types. Everything is checked before anything is copied.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">Has the file's names and shapes.</param>
    /// <param name="skip">Glob patterns, such as <c>head.*</c>, of names to leave out on both sides.</param>
    /// <returns>The file's metadata.</returns>
    /// <inheritdoc cref="SafetensorsFile.Open(string)" path="/exception"/>
    /// <exception cref="InvalidOperationException">The file does not fit the model; the message names every tensor that is missing, left over or of another shape or kind.</exception>
    public static IReadOnlyDictionary<string, string> Load(string path, nn.Module model, params string[] skip)
    {
        using var file = SafetensorsFile.Open(path);
        Load(file, model, skip);
        return file.Metadata;
    }

    /// <inheritdoc cref="Load(string, nn.Module, string[])"/>
    public static void Load(SafetensorsFile file, nn.Module model, params string[] skip) => WeightFit.Load(file.Name, file.Entries, model, skip, (entries, use) =>
    {
        foreach (var entry in entries)
        {
            using var tensor = file.Read(entry.Name);
            use(entry, tensor);
        }
    });
}
