using System.Text.RegularExpressions;
using static Torchbook.Teaching.Explanations.Words;

namespace Torchbook.Teaching.Explanations;

/// <summary>Positions and dimensions that are not there.</summary>
internal static partial class IndexErrors
{
    public static readonly Explanation[] All =
    [
        new(Select(), g => Position(g["index"].Value, Sizes(g["shape"]).ElementAtOrDefault((int)Number(g["dimension"])))),
        new(OutOfBounds(), g => Position(g["index"].Value, Number(g["size"]), $" of dimension {g["dimension"].Value}")),
        new(Dimension(), g => $"There is no dimension {g["dimension"].Value}: the tensor has {Count(Number(g["last"]) + 1, "dimension")}, counted from 0 ({Words.Range(Number(g["last"]) + 1)}; -1 is the last)."),
        new(InSelf(), _ => "A number in the index tensor is negative or too large. Embedding(n, …) knows the numbers 0 to n - 1, so n must be larger than the largest of them; index_select and gather know those of the dimension's size."),
        new(TopK(), _ => "topk was asked for more values than the dimension has: choose a smaller k."),
    ];

    private static string Position(string index, long size, string where = "") =>
        $"There is no position {index}{where}: there are {Count(size, "entry", "entries")}, counted from 0 ({Words.Range(size)}; -1 is the last).";

    [GeneratedRegex(@"index (?<index>-?\d+) out of range for tensor of size \[(?<shape>[\d, ]*)\] at dimension (?<dimension>\d+)")]
    private static partial Regex Select();

    [GeneratedRegex(@"index (?<index>-?\d+) is out of bounds for dimension (?<dimension>\d+) with size (?<size>\d+)")]
    private static partial Regex OutOfBounds();

    [GeneratedRegex(@"Dimension out of range \(expected to be in range of \[-?\d+, (?<last>\d+)\], but got (?<dimension>-?\d+)\)")]
    private static partial Regex Dimension();

    [GeneratedRegex(@"index out of range in self")]
    private static partial Regex InSelf();

    [GeneratedRegex(@"selected index k out of range")]
    private static partial Regex TopK();
}
