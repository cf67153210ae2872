using System.Text.RegularExpressions;

namespace Torchbook.Teaching.Explanations;

/// <summary>Tensors that cannot be put together, or taken apart.</summary>
internal static partial class JoinErrors
{
    public static readonly Explanation[] All =
    [
        new(Sizes(), g => $"cat joins tensors along dimension {g["dimension"].Value}, and in all others their sizes must agree: tensor {g["number"].Value} of the list (counted from 0) has {g["got"].Value} where the first has {g["expected"].Value}. Join along the dimension that differs, or bring them to one size first."),
        new(Ranks(), g => $"cat joins tensors with the same number of dimensions; the first has {g["first"].Value}, another {g["other"].Value}. unsqueeze adds one; stack joins equal shapes along a new one."),
        new(Stack(), g => $"stack joins tensors of one shape; number 0 is [{g["first"].Value}], number {g["number"].Value} is [{g["other"].Value}]. Use cat to join along a dimension that they have, or pad them to one size."),
        new(Split(), g => $"The parts must add up to the whole: dimension {g["dimension"].Value} has {g["size"].Value}, and the parts are [{g["parts"].Value}]."),
    ];

    [GeneratedRegex(@"Sizes of tensors must match except in dimension (?<dimension>\d+)\. Expected size (?<expected>\d+) but got size (?<got>\d+) for tensor number (?<number>\d+) in the list")]
    private static partial Regex Sizes();

    [GeneratedRegex(@"Tensors must have same number of dimensions: got (?<first>\d+) and (?<other>\d+)")]
    private static partial Regex Ranks();

    [GeneratedRegex(@"stack expects each tensor to be equal size, but got \[(?<first>[\d, ]*)\] at entry 0 and \[(?<other>[\d, ]*)\] at entry (?<number>\d+)")]
    private static partial Regex Stack();

    [GeneratedRegex(@"split_sizes to sum exactly to (?<size>\d+) \(input tensor's size at dimension (?<dimension>-?\d+)\), but got split_sizes=\[(?<parts>[\d, ]*)\]")]
    private static partial Regex Split();
}
