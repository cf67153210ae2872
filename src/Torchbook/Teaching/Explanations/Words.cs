using System.Globalization;
using System.Text.RegularExpressions;

namespace Torchbook.Teaching.Explanations;

/// <summary>Pieces of sentences.</summary>
internal static class Words
{
    /// <summary>The sizes in <c>4, 1, 28, 28</c>.</summary>
    public static long[] Sizes(Group list) => [.. list.Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(size => long.Parse(size, CultureInfo.InvariantCulture))];

    public static long Number(Group digits) => long.Parse(digits.Value, CultureInfo.InvariantCulture);

    /// <summary><c>1 channel</c>, <c>3 channels</c>.</summary>
    public static string Count(long count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary><c>0 to 2</c>, or <c>0 alone</c>.</summary>
    public static string Range(long count) => count switch { 0 => "none", 1 => "0 alone", _ => $"0 to {count - 1}" };

    /// <summary>TorchSharp's name of a type that libtorch calls <c>Long</c>, <c>long int</c>, <c>torch.FloatTensor</c> or <c>CPUFloatType</c>.</summary>
    public static string TypeName(Group name)
    {
        var core = Regex.Replace(name.Value, @"^(?:torch\.)?(?:cuda\.)?(?:CPU|CUDA)?|Tensor$|Type$", "");
        return core.ToLowerInvariant() switch
        {
            "float" => "float32",
            "double" => "float64",
            "half" or "c10::half" => "float16",
            "bfloat16" or "c10::bfloat16" => "bfloat16",
            "long" or "long int" or "int64_t" => "int64",
            "int" => "int32",
            "short" or "short int" => "int16",
            "char" or "signed char" => "int8",
            "byte" or "unsigned char" => "uint8",
            "bool" => "bool",
            _ => name.Value,
        };
    }
}
