using System.Text.RegularExpressions;
using static Torchbook.Teaching.Explanations.Words;

namespace Torchbook.Teaching.Explanations;

/// <summary>Products of matrices, and linear layers, whose inner sizes differ.</summary>
internal static partial class MatrixErrors
{
    public static readonly Explanation[] All =
    [
        new(Linear(), g => $"The layer expects rows of {Count(Number(g["in"]), "number")} (in_features), and they have {g["columns"].Value}: Linear({g["in"].Value}, {g["out"].Value}) does not fit. Make it with {Count(Number(g["columns"]), "input")}, or check the layer before it; images become rows with x.flatten(1)."),
        new(Product(), g => $"The inner sizes differ: the first matrix [{g["rows"].Value}, {g["columns"].Value}] has {Count(Number(g["columns"]), "column")}, the second [{g["rows2"].Value}, {g["columns2"].Value}] has {Count(Number(g["rows2"]), "row")}, and a matrix product needs the same number of both. Check the order of the two, or transpose one with .t(); * multiplies element by element."
            + (g[0].Index == 0 ? $" In a linear layer: it expects rows of {g["rows2"].Value} (in_features), and they have {g["columns"].Value}." : "")),
        new(Batches(), g => g["batch"].Value == g["batch2"].Value
            ? $"The inner sizes differ: the matrices of the first batch have {Count(Number(g["columns"]), "column")}, those of the second {Count(Number(g["rows"]), "row")}. Swap the last two dimensions of one with .transpose(-1, -2)."
            : $"The first batch has {Count(Number(g["batch"]), "matrix", "matrices")}, the second {g["batch2"].Value}: they are multiplied in pairs, so there must be as many."),
        new(Vector(), g => $"A matrix [{g["rows"].Value}, {g["columns"].Value}] takes a vector of {Count(Number(g["columns"]), "number")}, one for each column; this one has {g["vector"].Value}."),
        new(Dot(), g => $"A dot product needs two vectors of the same length; these have {g["first"].Value} and {g["second"].Value}."),
    ];

    [GeneratedRegex(@"^linear: mat1 and mat2 shapes cannot be multiplied \(\d+x(?<columns>\d+) and (?<in>\d+)x(?<out>\d+)\)")]
    private static partial Regex Linear();

    [GeneratedRegex(@"mat1 and mat2 shapes cannot be multiplied \((?<rows>\d+)x(?<columns>\d+) and (?<rows2>\d+)x(?<columns2>\d+)\)")]
    private static partial Regex Product();

    [GeneratedRegex(@"Expected size for first two dimensions of batch2 tensor to be: \[(?<batch>\d+), (?<columns>\d+)\] but got: \[(?<batch2>\d+), (?<rows>\d+)\]")]
    private static partial Regex Batches();

    [GeneratedRegex(@"size mismatch, got (?:input \()?\d+\)?, (?:mat \()?(?<rows>\d+)x(?<columns>\d+)\)?, ?(?:vec \()?(?<vector>\d+)")]
    private static partial Regex Vector();

    [GeneratedRegex(@"inconsistent tensor size, expected tensor \[(?<first>\d+)\] and src \[(?<second>\d+)\]")]
    private static partial Regex Dot();
}
