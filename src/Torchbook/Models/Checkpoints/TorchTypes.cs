using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>PyTorch's names of element types and storages, and the sizes of elements.</summary>
internal static class TorchTypes
{
    private static readonly (string Name, string Storage, ScalarType Type, int Bytes)[] types =
    [
        ("float32", "FloatStorage", ScalarType.Float32, 4),
        ("float64", "DoubleStorage", ScalarType.Float64, 8),
        ("float16", "HalfStorage", ScalarType.Float16, 2),
        ("bfloat16", "BFloat16Storage", ScalarType.BFloat16, 2),
        ("int64", "LongStorage", ScalarType.Int64, 8),
        ("int32", "IntStorage", ScalarType.Int32, 4),
        ("int16", "ShortStorage", ScalarType.Int16, 2),
        ("int8", "CharStorage", ScalarType.Int8, 1),
        ("uint8", "ByteStorage", ScalarType.Byte, 1),
        ("bool", "BoolStorage", ScalarType.Bool, 1),
        ("complex64", "ComplexFloatStorage", ScalarType.ComplexFloat32, 8),
        ("complex128", "ComplexDoubleStorage", ScalarType.ComplexFloat64, 16),
    ];

    public static IEnumerable<(string Name, string Storage, ScalarType Type)> All => types.Select(t => (t.Name, t.Storage, t.Type));

    /// <summary>Bytes of one element.</summary>
    public static int ElementSize(this ScalarType type) => Array.Find(types, t => t.Type == type).Bytes;
}
