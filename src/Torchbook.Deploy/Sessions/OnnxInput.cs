using Microsoft.ML.OnnxRuntime.Tensors;

namespace Torchbook.Deploy;

/// <summary>What a model takes.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Shape">-1 where any size is taken.</param>
public sealed record OnnxInput(string Name, TensorElementType Type, IReadOnlyList<int> Shape)
{
    /// <summary>Such as <c>float32 [N, 1, 28, 28]</c>.</summary>
    public override string ToString() => $"{TypeName(Type)} [{string.Join(", ", Shape.Select((size, i) => size >= 0 ? $"{size}" : i == 0 ? "N" : "any"))}]";

    internal static string TypeName(TensorElementType type) => type switch
    {
        TensorElementType.Float => "float32",
        TensorElementType.Double => "float64",
        TensorElementType.Float16 => "float16",
        _ => type.ToString().ToLowerInvariant(),
    };

    /// <exception cref="ArgumentException">The input is of another shape or type.</exception>
    internal void Require(string file, string type, IReadOnlyList<long> shape)
    {
        var fits = type == TypeName(Type) && shape.Count == Shape.Count && shape.Zip(Shape, (given, wanted) => wanted < 0 ? given > 0 : given == wanted).All(same => same);
        if (!fits)
        {
            throw new ArgumentException($"{file} takes {this}, but was given {type} [{string.Join(", ", shape)}].");
        }
    }
}
