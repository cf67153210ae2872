using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>What a file says of one of its tensors, before its elements are read.</summary>
public interface IWeight
{
    /// <summary>Such as <c>features.conv1.weight</c>.</summary>
    string Name { get; }

    /// <summary>The element type with which it is read.</summary>
    ScalarType Type { get; }

    /// <summary>Sizes; empty for a single number.</summary>
    IReadOnlyList<long> Shape { get; }
}
