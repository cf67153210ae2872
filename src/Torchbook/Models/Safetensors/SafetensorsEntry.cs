using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>One tensor of a safetensors file, as its header describes it.</summary>
/// <param name="Name">Such as <c>features.conv1.weight</c>.</param>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Sizes; empty for a single number.</param>
/// <param name="Begin">Where its bytes begin, counted from the end of the header.</param>
/// <param name="End">Where they end.</param>
public sealed record SafetensorsEntry(string Name, ScalarType Type, IReadOnlyList<long> Shape, long Begin, long End)
{
    /// <summary>Elements.</summary>
    public long Count => Shape.Aggregate(1L, (a, b) => a * b);

    public override string ToString() => $"{Name} {SafetensorsTypes.Name(Type)} [{string.Join(", ", Shape)}]";
}
