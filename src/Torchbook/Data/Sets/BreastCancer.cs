namespace Torchbook.Data;

/// <summary>569 breast tumors, malignant or benign, measured in microscope pictures (Wolberg, Street and Mangasarian 1993).</summary>
public static class BreastCancer
{
    private static readonly string[] Cells =
    [
        "radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity", "concave points", "symmetry", "fractal dimension",
    ];

    /// <summary>Features <c>[569, 30]</c>: the mean, the standard error and the worst value of ten properties of the cells.</summary>
    /// <inheritdoc cref="Iris.Load"/>
    public static TableSet Load(DatasetStore? store = null) => Tables.Load("breast-cancer",
        [.. Cells.Select(cell => $"mean {cell}"), .. Cells.Select(cell => $"{cell} error"), .. Cells.Select(cell => $"worst {cell}")], store);
}
