using System.Text.RegularExpressions;

namespace Torchbook.Teaching.Explanations;

/// <summary>Kernels and pooling windows larger than what they slide over.</summary>
internal static partial class WindowErrors
{
    public static readonly Explanation[] All =
    [
        new(Kernel(), g => $"The kernel ({Times(g["kernel"])}) is larger than what it slides over ({Times(g["input"])}, padding included). Layers before it have made the image that small: take out a pooling layer or a stride, add padding, or start from larger images."),
        new(Pooling(), g => $"The pooling window is larger than what arrives ({Times(g["input"])}: channels × height × width): nothing would be left ({Times(g["output"])}). Pool less often, or start from larger images."),
    ];

    private static string Times(Group sizes) => sizes.Value.Replace(" ", "", StringComparison.Ordinal).Replace("x", " × ", StringComparison.Ordinal);

    [GeneratedRegex(@"Calculated padded input size per channel: \((?<input>[\dx ]+)\)\. Kernel size: \((?<kernel>[\dx ]+)\)\. Kernel size can't be greater")]
    private static partial Regex Kernel();

    [GeneratedRegex(@"Given input size: \((?<input>[\dx ]+)\)\. Calculated output size: \((?<output>[-\dx ]+)\)\. Output size is too small")]
    private static partial Regex Pooling();
}
