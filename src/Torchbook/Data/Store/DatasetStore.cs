using System.Collections.Concurrent;

namespace Torchbook.Data;

/// <summary>
/// Keeps datasets in a cache that all runs share, and fetches what is missing: from mirrors first, then from the catalog's sources. Nothing
/// gets its real name there before its hash has been compared, and several processes may ask for the same dataset at once.
/// </summary>
public sealed class DatasetStore(DatasetStoreOptions options)
{
    /// <summary>Files whose hash this process has compared, so that a second load need not read them twice.</summary>
    private static readonly ConcurrentDictionary<(string Path, long Length, DateTime Written), bool> Verified = new();

    /// <summary>A store as the environment describes it now; see <see cref="DatasetStoreOptions.FromEnvironment"/>.</summary>
    public static DatasetStore FromEnvironment() => new(DatasetStoreOptions.FromEnvironment());

    public DatasetStoreOptions Options { get; } = options;

    /// <summary>The folder that a dataset's files lie in.</summary>
    public string FolderOf(Dataset dataset) => Path.Combine(Options.CacheFolder, dataset.Id);

    /// <summary>How much of a dataset is in the cache, without reading it.</summary>
    public DatasetStatus Status(Dataset dataset)
    {
        var here = dataset.Files.Select(file => new FileInfo(PathOf(dataset, file))).Where(file => file.Exists).ToList();
        return new DatasetStatus(dataset, FolderOf(dataset), here.Count, here.Sum(file => file.Length));
    }

    /// <summary>Reads every file of a dataset and compares it with the catalog.</summary>
    public IReadOnlyList<FileVerification> Verify(Dataset dataset) =>
        [.. dataset.Files.Select(file => FileVerification.Of(file, PathOf(dataset, file)))];

    /// <summary>The folder with all files of a dataset, fetched where missing or damaged.</summary>
    /// <param name="dataset">An entry of <see cref="DatasetCatalog"/>.</param>
    /// <param name="progress">Is told of every piece received.</param>
    /// <param name="cancellation">Stops the download; what came stays and is resumed the next time.</param>
    /// <exception cref="DatasetUnavailableException">No source gave a file that is needed.</exception>
    /// <exception cref="DatasetException">The cache cannot be written, or its disk is full.</exception>
    public async Task<string> GetAsync(Dataset dataset, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default)
    {
        var folder = FolderOf(dataset);
        if (Missing(dataset).Count == 0)
            return folder;
        using var held = await CacheLock.TakeAsync(folder, cancellation);
        // Another process may have fetched it while this one waited.
        var missing = Missing(dataset);
        var sources = await Task.WhenAll(missing.Select(file => SourcesAsync(dataset, file, cancellation)));
        foreach (var (file, places) in missing.Zip(sources))
        {
            var failures = await new FileDownload(dataset, file, PathOf(dataset, file), Options).RunAsync(places, progress, cancellation);
            if (failures.Count > 0)
                throw Unavailable(dataset, file, failures);
            IsGood(dataset, file);
        }
        return folder;
    }

    /// <summary>Waits for <see cref="GetAsync"/>; without a <paramref name="progress"/> of its own, a long download shows a bar.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public string Get(Dataset dataset, IProgress<DownloadProgress>? progress = null)
    {
        using var bars = new DownloadBars();
        return Task.Run(() => GetAsync(dataset, progress ?? bars)).GetAwaiter().GetResult();
    }

    /// <summary>
    /// Asks all sources of several datasets at once whether they can be reached, so that a choice between datasets on a machine without
    /// network costs one wait and not one for each. The answers are remembered for a few seconds.
    /// </summary>
    internal Task ProbeAsync(IEnumerable<Dataset> datasets, CancellationToken cancellation) => Task.WhenAll(
        from dataset in datasets
        from file in dataset.Files
        where !File.Exists(PathOf(dataset, file))
        select SourcesAsync(dataset, file, cancellation));

    private List<DatasetFile> Missing(Dataset dataset) => [.. dataset.Files.Where(file => !IsGood(dataset, file))];

    private bool IsGood(Dataset dataset, DatasetFile file)
    {
        var info = new FileInfo(PathOf(dataset, file));
        return info.Exists && Verified.GetOrAdd((info.FullName, info.Length, info.LastWriteTimeUtc),
            _ => FileVerification.Of(file, info.FullName).IsGood);
    }

    private Task<(IFileSource, string?)[]> SourcesAsync(Dataset dataset, DatasetFile file, CancellationToken cancellation) =>
        Task.WhenAll(Sources.Of(dataset, file, Options).Select(async source =>
            (source, await source.WhyOutOfReachAsync(Options.ConnectPatience, cancellation))));

    private string PathOf(Dataset dataset, DatasetFile file) => Path.Combine(FolderOf(dataset), file.Name);

    private DatasetUnavailableException Unavailable(Dataset dataset, DatasetFile file, IReadOnlyList<string> failures) => new(
        $"{dataset.Title} cannot be had: no source gave {file.Name}.\n  {string.Join("\n  ", failures)}\n"
        + $"Connect to a network, put the file into {HomePath.Shorten(FolderOf(dataset))}, "
        + $"or set TORCHBOOK_MIRROR to a folder or address that has {dataset.Id}/{file.Name}.");
}
