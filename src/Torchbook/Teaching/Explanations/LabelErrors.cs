using System.Text.RegularExpressions;
using static Torchbook.Teaching.Explanations.Words;

namespace Torchbook.Teaching.Explanations;

/// <summary>Labels that do not go with the scores they are compared with.</summary>
internal static partial class LabelErrors
{
    public static readonly Explanation[] All =
    [
        new(OutOfBounds(), g => g["label"].Value.StartsWith('-')
            ? $"The label {g["label"].Value} is no class: classes are counted from 0. Check how the labels were made."
            : $"The label {g["label"].Value} needs scores for at least {Number(g["label"]) + 1} classes, and there are fewer: classes are counted from 0, and the scores [N, C] have C of them. Make the last layer that wide; labels that start at 1 become right with labels - 1."),
        new(BatchSizes(), g => $"There are {Count(Number(g["scores"]), "row")} of scores and {Count(Number(g["labels"]), "label")}: each row needs one. Look at both shapes; a view or flatten before the loss may have mixed batch and channels."),
        new(Shape(), _ => "Labels are one number for each example: scores [N, C] go with labels [N]. Labels of the shape [N, 1] become that with labels.squeeze(1); one-hot labels with labels.argmax(1)."),
        new(WholeNumbers(), g => $"Class labels are whole numbers of the type int64; these are {TypeName(g["type"])}. Convert them with labels.to(int64)."),
        new(Probabilities(), _ => "binary_cross_entropy compares probabilities, and some values are not between 0 and 1. For scores without a sigmoid use binary_cross_entropy_with_logits (BCEWithLogitsLoss)."),
    ];

    [GeneratedRegex(@"Target (?<label>-?\d+) is out of bounds")]
    private static partial Regex OutOfBounds();

    [GeneratedRegex(@"Expected input batch_size \((?<scores>\d+)\) to match target batch_size \((?<labels>\d+)\)")]
    private static partial Regex BatchSizes();

    [GeneratedRegex(@"0D or 1D target tensor expected, multi-target not supported")]
    private static partial Regex Shape();

    [GeneratedRegex(@"(?:cross_entropy|nll)\w*: expected scalar type Long but found (?<type>\w+)|""nll_loss\w*index"" not implemented for '(?<type>\w+)'")]
    private static partial Regex WholeNumbers();

    [GeneratedRegex(@"all elements of (?:input|target) should be between 0 and 1")]
    private static partial Regex Probabilities();
}
