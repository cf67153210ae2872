using System.Text.RegularExpressions;
using static Torchbook.Teaching.Explanations.Words;

namespace Torchbook.Teaching.Explanations;

/// <summary>New shapes that the numbers do not fill.</summary>
internal static partial class ReshapeErrors
{
    public static readonly Explanation[] All =
    [
        new(Count(), g => Fit(Sizes(g["shape"]), Number(g["size"]))),
        new(Unknown(), _ => "Only one size may be -1: it is worked out from the others."),
        new(View(), _ => "The numbers lie in memory in another order than this shape reads them, as after a transpose or permute, so view cannot just look at them differently. reshape copies where it must."),
        new(Permute(), g => $"permute names every dimension once: the tensor has {g["has"].Value}, the call {g["given"].Value}."),
    ];

    private static string Fit(long[] shape, long size)
    {
        var known = shape.Where(s => s != -1).Aggregate(1L, (a, b) => a * b);
        var text = string.Join(", ", shape);
        return shape.Contains(-1)
            ? $"The tensor has {size} numbers, and {size} is no multiple of {known}: no size in place of -1 makes [{text}] hold them all. Look at the tensor's shape before; the batch size belongs in the first dimension."
            : $"The tensor has {size} numbers, the new shape [{text}] holds {known}: a reshape neither adds nor drops numbers. Write -1 for one of the sizes to have it worked out.";
    }

    [GeneratedRegex(@"shape '\[(?<shape>[-\d, ]*)\]' is invalid for input of size (?<size>\d+)")]
    private static partial Regex Count();

    [GeneratedRegex(@"only one dimension can be inferred")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"view size is not compatible with input tensor's size and stride")]
    private static partial Regex View();

    [GeneratedRegex(@"input\.dim\(\) = (?<has>\d+) is not equal to len\(dims\) = (?<given>\d+)")]
    private static partial Regex Permute();
}
