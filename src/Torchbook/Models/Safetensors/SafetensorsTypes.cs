using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>The format's names for element types.</summary>
internal static class SafetensorsTypes
{
    private static readonly (string Name, ScalarType Type, int Bytes)[] types =
    [
        ("F64", ScalarType.Float64, 8),
        ("I64", ScalarType.Int64, 8),
        ("F32", ScalarType.Float32, 4),
        ("I32", ScalarType.Int32, 4),
        ("F16", ScalarType.Float16, 2),
        ("BF16", ScalarType.BFloat16, 2),
        ("I16", ScalarType.Int16, 2),
        ("I8", ScalarType.Int8, 1),
        ("U8", ScalarType.Byte, 1),
        ("BOOL", ScalarType.Bool, 1),
    ];

    /// <summary>All names, for messages.</summary>
    public static string Known => string.Join(", ", types.Select(t => t.Name));

    public static bool TryParse(string name, out ScalarType type)
    {
        var found = Array.FindIndex(types, t => t.Name == name);
        type = found < 0 ? default : types[found].Type;
        return found >= 0;
    }

    /// <exception cref="ArgumentException">The format has no such type.</exception>
    public static string Name(ScalarType type) => Find(type).Name;

    /// <summary>Bytes of one element.</summary>
    /// <inheritdoc cref="Name"/>
    public static int Bytes(ScalarType type) => Find(type).Bytes;

    private static (string Name, ScalarType Type, int Bytes) Find(ScalarType type) => Array.Find(types, t => t.Type == type) is { Name: not null } found
        ? found
        : throw new ArgumentException($"Safetensors files hold {Known}; {type} is none of them. Convert the tensor first, or store its parts.");
}
