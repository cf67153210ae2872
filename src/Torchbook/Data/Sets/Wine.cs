namespace Torchbook.Data;

/// <summary>178 wines of one region from three growers (Aeberhard and Forina 1991).</summary>
public static class Wine
{
    private static readonly string[] Measurements =
    [
        "alcohol", "malic acid", "ash", "alkalinity of ash", "magnesium", "total phenols", "flavonoids", "nonflavonoid phenols",
        "proanthocyanins", "color intensity", "hue", "OD280/OD315 of diluted wines", "proline",
    ];

    /// <summary>Features <c>[178, 13]</c> on very different scales.</summary>
    /// <inheritdoc cref="Iris.Load"/>
    public static TableSet Load(DatasetStore? store = null) => Tables.Load("wine", Measurements, store);
}
