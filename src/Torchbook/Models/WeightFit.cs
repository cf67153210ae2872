using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>Copies a file's tensors into a model, after comparing what the file has with what the model needs.</summary>
internal static class WeightFit
{
    /// <param name="file">What to call the file in messages.</param>
    /// <param name="weights">What the file has.</param>
    /// <param name="model">Keeps its device and element types.</param>
    /// <param name="skip">Glob patterns of names to leave out on both sides.</param>
    /// <param name="read">Reads those of the file's tensors that are asked for and passes on each as soon as it is there.</param>
    /// <exception cref="InvalidOperationException">The file does not fit; nothing was copied.</exception>
    public static void Load<T>(string file, IEnumerable<T> weights, nn.Module model, string[] skip, Action<IReadOnlyList<T>, Action<T, Tensor>> read)
        where T : IWeight
    {
        using var scope = NewDisposeScope();
        using var grad = no_grad();
        var target = model.state_dict().Where(t => !NamePattern.MatchesAny(skip, t.Key)).ToDictionary();
        var source = weights.Where(w => !NamePattern.MatchesAny(skip, w.Name)).ToDictionary(w => w.Name, IWeight (w) => w);
        Check(file, model.GetName(), source, target);
        read([.. source.Values.Cast<T>()], (weight, tensor) => target[weight.Name].copy_(tensor));
    }

    private static void Check(string file, string model, Dictionary<string, IWeight> source, Dictionary<string, Tensor> target)
    {
        var both = target.Where(t => source.ContainsKey(t.Key)).Select(t => (Tensor: t.Value, Weight: source[t.Key])).ToList();
        string[] problems =
        [
            .. Line("Missing in the file", target.Keys.Where(name => !source.ContainsKey(name))),
            .. Line("Left over in the file", source.Keys.Where(name => !target.ContainsKey(name))),
            .. Line("Of another shape", both.Where(b => !b.Weight.Shape.SequenceEqual(b.Tensor.shape)).Select(b => $"{b.Weight}, [{string.Join(", ", b.Tensor.shape)}] in the model")),
            .. Line("Of another kind", both.Where(b => Kind(b.Weight.Type) != Kind(b.Tensor.dtype)).Select(b => $"{b.Weight}, {b.Tensor.dtype} in the model")),
        ];
        if (problems.Length > 0)
        {
            throw new InvalidOperationException(
                $"{file} does not fit {model}; nothing was loaded. {string.Join(" ", problems)} Build the model that was saved, or name what to skip, as in \"head.*\".");
        }
    }

    // Fractions, complex numbers, or whole ones: within a kind, conversion keeps the meaning.
    private static int Kind(ScalarType type) => type switch
    {
        ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64 => 1,
        ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64 => 2,
        _ => 0,
    };

    private static IEnumerable<string> Line(string what, IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count == 0 ? [] : [$"{what}: {string.Join("; ", all)}."];
    }
}
