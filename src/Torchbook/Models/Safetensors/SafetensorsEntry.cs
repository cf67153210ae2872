using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>One tensor of a safetensors file, as its header describes it.</summary>
/// <param name="Name">Such as <c>features.conv1.weight</c>.</param>
/// <param name="Format">The format's name of its element type, such as <c>F32</c>.</param>
/// <param name="Shape">Sizes; empty for a single number.</param>
/// <param name="Begin">Where its bytes begin, counted from the end of the header.</param>
/// <param name="End">Where they end.</param>
public sealed record SafetensorsEntry(string Name, string Format, IReadOnlyList<long> Shape, long Begin, long End) : IWeight
{
    /// <summary>The element type with which it is read: the same, or for U16, U32, U64 and the fractions in one byte the next one that
    /// holds their values.</summary>
    public ScalarType Type => SafetensorsTypes.Find(Format)!.Type;

    /// <summary>Elements.</summary>
    public long Count => Shape.Aggregate(1L, (a, b) => a * b);

    public override string ToString() => $"{Name} {Format} [{string.Join(", ", Shape)}]";
}
