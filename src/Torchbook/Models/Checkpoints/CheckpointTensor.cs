using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>One tensor of a PyTorch checkpoint: a view of a storage, which several tensors may share.</summary>
/// <param name="Name">Where it lies, such as <c>model.conv1.weight</c>; empty where the file holds this tensor alone.</param>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Sizes; empty for a single number.</param>
/// <param name="Strides">Steps in elements along each dimension, none negative.</param>
/// <param name="Offset">The storage's element that comes first.</param>
/// <param name="RequiresGrad">Whether PyTorch trains it.</param>
public sealed record CheckpointTensor(string Name, ScalarType Type, IReadOnlyList<long> Shape, IReadOnlyList<long> Strides, long Offset, bool RequiresGrad) : IWeight
{
    /// <summary>The elements that it looks at.</summary>
    internal CheckpointStorage Storage { get; init; } = null!;

    public override string ToString() => $"{Name} {Type} [{string.Join(", ", Shape)}]";
}
