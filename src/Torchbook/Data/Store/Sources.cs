namespace Torchbook.Data;

/// <summary>Turns what the catalog and <c>TORCHBOOK_MIRROR</c> name into places to fetch a file from.</summary>
internal static class Sources
{
    private const string DebianScheme = "deb:";

    /// <summary>The places to try for one file, mirrors first.</summary>
    public static IReadOnlyList<IFileSource> Of(Dataset dataset, DatasetFile file, DatasetStoreOptions options) =>
    [
        .. options.Mirrors.Select(mirror => Mirror(mirror, dataset, file, options)),
        .. dataset.Sources.Select(source => Published(source.Replace("{file}", file.Name), options)),
    ];

    private static IFileSource Mirror(string mirror, Dataset dataset, DatasetFile file, DatasetStoreOptions options) =>
        IsHttp(mirror)
            ? new HttpSource(new Uri($"{mirror.TrimEnd('/')}/{dataset.Id}/{file.Name}"), options.StallPatience)
            : new FolderSource(Path.GetFullPath(Path.Combine(mirror, dataset.Id, file.Name)));

    private static IFileSource Published(string source, DatasetStoreOptions options)
    {
        if (!source.StartsWith(DebianScheme, StringComparison.Ordinal))
            return new HttpSource(new Uri(source), options.StallPatience);
        var inside = source[DebianScheme.Length..];
        var slash = inside.IndexOf('/');
        return new DebianSource(inside[..slash], inside[slash..], Path.Combine(options.CacheFolder, "packages"));
    }

    private static bool IsHttp(string mirror) =>
        mirror.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || mirror.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
