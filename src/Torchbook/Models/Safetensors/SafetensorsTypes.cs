using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>An element type of the format.</summary>
/// <param name="Name">The format's name.</param>
/// <param name="Type">The tensors' type when it is read.</param>
/// <param name="Stored">Which type of tensors has its bits.</param>
/// <param name="Bytes">Of one element.</param>
/// <param name="Convert">From those bits to the type that has such values; null where both are one.</param>
internal sealed record SafetensorsType(string Name, ScalarType Type, ScalarType Stored, int Bytes, Func<Tensor, Tensor>? Convert = null);

/// <summary>The format's element types. Those that tensors lack here are read as the smallest type that holds their values.</summary>
internal static class SafetensorsTypes
{
    private static readonly SafetensorsType[] types =
    [
        Plain("F64", ScalarType.Float64, 8),
        Plain("I64", ScalarType.Int64, 8),
        Plain("C64", ScalarType.ComplexFloat32, 8),
        Plain("F32", ScalarType.Float32, 4),
        Plain("I32", ScalarType.Int32, 4),
        Plain("F16", ScalarType.Float16, 2),
        Plain("BF16", ScalarType.BFloat16, 2),
        Plain("I16", ScalarType.Int16, 2),
        Plain("I8", ScalarType.Int8, 1),
        Plain("U8", ScalarType.Byte, 1),
        Plain("BOOL", ScalarType.Bool, 1),
        new("U64", ScalarType.Int64, ScalarType.Int64, 8, Unsigned64),
        new("U32", ScalarType.Int64, ScalarType.Int32, 4, bits => bits.to(ScalarType.Int64).bitwise_and(tensor(uint.MaxValue, ScalarType.Int64))),
        new("U16", ScalarType.Int32, ScalarType.Int16, 2, bits => bits.to(ScalarType.Int32).bitwise_and(tensor(ushort.MaxValue, ScalarType.Int32))),
        new("F8_E4M3", ScalarType.Float32, ScalarType.Byte, 1, bits => Look(bits, SmallFloats.E4M3)),
        new("F8_E5M2", ScalarType.Float32, ScalarType.Byte, 1, bits => Look(bits, SmallFloats.E5M2)),
        new("F8_E8M0", ScalarType.Float32, ScalarType.Byte, 1, bits => Look(bits, SmallFloats.E8M0)),
    ];

    /// <summary>All names, for messages.</summary>
    public static string Known => string.Join(", ", types.Select(t => t.Name));

    /// <summary>The type of that name, or null.</summary>
    public static SafetensorsType? Find(string name) => Array.Find(types, t => t.Name == name);

    /// <summary>The type as which tensors are written.</summary>
    /// <exception cref="ArgumentException">The format has none.</exception>
    public static SafetensorsType Of(ScalarType type) => Array.Find(types, t => t.Type == type && t.Convert is null)
        ?? throw new ArgumentException($"Safetensors files hold {string.Join(", ", types.Where(t => t.Convert is null).Select(t => t.Name))}; {type} is none of them. Convert the tensor first, or store its parts.");

    private static SafetensorsType Plain(string name, ScalarType type, int bytes) => new(name, type, type, bytes);

    private static Tensor Unsigned64(Tensor bits) => bits.lt(0).any().item<bool>()
        ? throw new InvalidDataException("a number of type U64 is larger than 9,223,372,036,854,775,807, the largest that tensors hold")
        : bits.alias();

    private static Tensor Look(Tensor bits, float[] values) => tensor(values).index_select(0, bits.to(ScalarType.Int64).reshape(bits.numel())).reshape(bits.shape);
}
