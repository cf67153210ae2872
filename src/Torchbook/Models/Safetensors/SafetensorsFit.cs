using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>Compares what a file has with what a model needs.</summary>
internal static class SafetensorsFit
{
    public static void Check(string path, string model, Dictionary<string, SafetensorsEntry> source, Dictionary<string, Tensor> target)
    {
        var both = target.Where(t => source.ContainsKey(t.Key)).Select(t => (Tensor: t.Value, Entry: source[t.Key])).ToList();
        string[] problems =
        [
            .. Line("Missing in the file", target.Keys.Where(name => !source.ContainsKey(name))),
            .. Line("Left over in the file", source.Keys.Where(name => !target.ContainsKey(name))),
            .. Line("Of another shape", both.Where(b => !b.Entry.Shape.SequenceEqual(b.Tensor.shape)).Select(b => $"{b.Entry}, [{string.Join(", ", b.Tensor.shape)}] in the model")),
            .. Line("Of another kind", both.Where(b => IsFraction(b.Entry.Type) != IsFraction(b.Tensor.dtype)).Select(b => $"{b.Entry}, {b.Tensor.dtype} in the model")),
        ];
        if (problems.Length > 0)
        {
            throw new InvalidOperationException(
                $"{path} does not fit {model}; nothing was loaded. {string.Join(" ", problems)} Build the model that was saved, or name what to skip, as in \"head.*\".");
        }
    }

    private static bool IsFraction(ScalarType type) => type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

    private static IEnumerable<string> Line(string what, IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count == 0 ? [] : [$"{what}: {string.Join("; ", all)}."];
    }
}
