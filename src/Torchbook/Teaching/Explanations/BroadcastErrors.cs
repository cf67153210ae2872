using System.Text.RegularExpressions;

namespace Torchbook.Teaching.Explanations;

/// <summary>Operations element by element on shapes that cannot be spread over each other.</summary>
internal static partial class BroadcastErrors
{
    public static readonly Explanation[] All =
    [
        new(Sizes(), g => $"The shapes do not fit: in dimension {g["dimension"].Value} one tensor has {g["first"].Value} and the other {g["second"].Value}. Sizes are compared from the last dimension backward; they must be equal, or one of them 1, which is then repeated. Print both shapes; unsqueeze puts a dimension of size 1 where it is missing."),
        new(InPlace(), g => $"The result has the shape [{g["result"].Value}], and the tensor that is to hold it [{g["output"].Value}]: an operation in place (its name ends with _) cannot change a shape. Use the one without _, which makes a new tensor."),
        new(Expand(), g => $"expand repeats only what has the size 1: dimension {g["dimension"].Value} of [{g["shape"].Value}] has {g["existing"].Value} and cannot become {g["wanted"].Value}."),
        new(Mask(), g => $"A mask has the shape of what it selects from; the mask is [{g["mask"].Value}], the tensor [{g["shape"].Value}]."),
    ];

    [GeneratedRegex(@"The size of tensor a \((?<first>\d+)\) must match the size of tensor b \((?<second>\d+)\) at non-singleton dimension (?<dimension>\d+)")]
    private static partial Regex Sizes();

    [GeneratedRegex(@"output with shape \[(?<output>[\d, ]*)\] doesn't match the broadcast shape \[(?<result>[\d, ]*)\]")]
    private static partial Regex InPlace();

    [GeneratedRegex(@"The expanded size of the tensor \((?<wanted>\d+)\) must match the existing size \((?<existing>\d+)\) at non-singleton dimension (?<dimension>\d+)\..*Tensor sizes: \[(?<shape>[\d, ]*)\]")]
    private static partial Regex Expand();

    [GeneratedRegex(@"The shape of the mask \[(?<mask>[\d, ]*)\] at index \d+ does not match the shape of the indexed tensor \[(?<shape>[\d, ]*)\]")]
    private static partial Regex Mask();
}
