using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>What the arguments of one call have in common. Every member is called in every style.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Type">Of the tensors, where an operator's rule does not say otherwise.</param>
/// <param name="Rank">Of the tensors, where an operator's rule does not say otherwise.</param>
internal sealed record Style(string Name, ScalarType Type, int Rank)
{
    public static readonly IReadOnlyList<Style> All =
    [
        new("plain", ScalarType.Float64, 2) { Optional = 0 },
        new("everything given", ScalarType.Float64, 2) { Optional = 1 },
        new("rank 3", ScalarType.Float64, 3),
        new("rank 1", ScalarType.Float64, 1),
        new("rank 0", ScalarType.Float64, 0),
        new("rank 4", ScalarType.Float32, 4),
        new("empty", ScalarType.Float64, 2) { IsEmpty = true },
        new("transposed", ScalarType.Float32, 3) { IsTransposed = true },
        new("broadcast", ScalarType.Float64, 3) { IsBroadcast = true },
        new("int64", ScalarType.Int64, 2),
        new("int64, rank 1", ScalarType.Int64, 1),
        new("int32", ScalarType.Int32, 2) { Optional = 0 },
        new("uint8", ScalarType.Byte, 2),
        new("bool", ScalarType.Bool, 2),
        new("complex", ScalarType.ComplexFloat64, 2),
        new("complex, rank 1", ScalarType.ComplexFloat32, 1),
        new("mixed", ScalarType.Float32, 2) { IsMixed = true },
        new("float16", ScalarType.Float16, 2) { Optional = 0 },
        new("wrong", ScalarType.Float64, 2) { IsWrong = true },
    ];

    /// <summary>How likely an optional argument is given.</summary>
    public double Optional { get; init; } = 0.5;

    /// <summary>The first dimension has no elements.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Not contiguous: the first and the last dimension are exchanged in memory.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>Tensors after the first have fewer dimensions, or dimensions of size 1.</summary>
    public bool IsBroadcast { get; init; }

    /// <summary>Tensors after the first are int64.</summary>
    public bool IsMixed { get; init; }

    /// <summary>Dimensions and indices are out of range, or else the last tensor has a shape that fits nothing.</summary>
    public bool IsWrong { get; init; }
}
