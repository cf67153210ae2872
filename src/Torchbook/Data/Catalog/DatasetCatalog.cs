using System.Text.Json;

namespace Torchbook.Data;

/// <summary>The datasets that Torchbook knows how to get: <c>datasets/catalog.json</c>, which travels inside the assembly.</summary>
public static class DatasetCatalog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<IReadOnlyList<Dataset>> Embedded = new(() =>
    {
        using var stream = typeof(DatasetCatalog).Assembly.GetManifestResourceStream("datasets/catalog.json")!;
        return JsonSerializer.Deserialize<Catalog>(stream, Json)!.Datasets;
    });

    /// <summary>Every dataset, in the catalog's order.</summary>
    public static IReadOnlyList<Dataset> All => Embedded.Value;

    /// <summary>The dataset with this id, in upper or lower case.</summary>
    /// <exception cref="DatasetException">There is no such dataset; the message lists those there are.</exception>
    public static Dataset Find(string id) =>
        All.FirstOrDefault(dataset => dataset.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? throw new DatasetException($"There is no dataset \"{id}\". Known are {string.Join(", ", All.Select(dataset => dataset.Id))}.");

    private sealed record Catalog(IReadOnlyList<Dataset> Datasets);
}
