using System.Globalization;
using System.Text.RegularExpressions;

namespace Torchbook.Teaching.Explanations;

/// <summary>Tensors that are gone, or too large.</summary>
internal static partial class MemoryErrors
{
    public static readonly Explanation[] All =
    [
        new(Disposed(), _ => "This tensor was disposed: its dispose scope ended, or Dispose was called. A value that is to outlive its scope leaves it with MoveToOuterDisposeScope()."),
        new(Processor(), g => $"There is not enough memory for a tensor of {Size(g["bytes"])}. Smaller batches need less; a dispose scope (using var scope = NewDisposeScope()) around each step gives memory back at once."),
        new(Graphics(), g => $"The GPU has not enough memory for {g["size"].Value} more. Smaller batches need less; a dispose scope (using var scope = NewDisposeScope()) around each step gives memory back at once; predictions inside no_grad() keep nothing for backward."),
        new(TooLarge(), g => $"No computer holds a tensor of the shape [{g["shape"].Value}]. Check the sizes."),
    ];

    private static string Size(Group digits)
    {
        var bytes = double.Parse(digits.Value, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:#,0.#} GB");
    }

    [GeneratedRegex(@"Tensor invalid -- empty handle")]
    private static partial Regex Disposed();

    [GeneratedRegex(@"can't allocate memory: you tried to allocate (?<bytes>\d+) bytes")]
    private static partial Regex Processor();

    [GeneratedRegex(@"CUDA out of memory\. Tried to allocate (?<size>[\d.]+ [KMGT]i?B)")]
    private static partial Regex Graphics();

    [GeneratedRegex(@"Storage size calculation overflowed with sizes=\[(?<shape>[\d, ]*)\]")]
    private static partial Regex TooLarge();
}
