namespace Torchbook.Data;

/// <summary>Where datasets are kept and how patiently they are fetched.</summary>
public sealed record DatasetStoreOptions
{
    /// <summary>The folder that holds one folder for each dataset.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>Folders or addresses tried before a dataset's own sources, each holding <c>DATASET/FILE</c>.</summary>
    public IReadOnlyList<string> Mirrors { get; init; } = [];

    /// <summary>How long a source may take to answer at all before it counts as out of reach. Default 2 seconds.</summary>
    public TimeSpan ConnectPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a download may stand still before it is broken off and resumed. Default 20 seconds.</summary>
    public TimeSpan StallPatience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often one source is tried for one file; each try resumes where the last one broke. Default 4.</summary>
    public int AttemptsPerSource { get; init; } = 4;

    /// <summary>
    /// <c>TORCHBOOK_CACHE</c>, else the user's cache folder (<c>~/.cache/torchbook</c>; on Windows <c>%LOCALAPPDATA%\torchbook</c>);
    /// mirrors from <c>TORCHBOOK_MIRROR</c>, several separated by semicolons.
    /// </summary>
    public static DatasetStoreOptions FromEnvironment() => new()
    {
        CacheFolder = Path.GetFullPath(Variable("TORCHBOOK_CACHE") ?? DefaultCacheFolder()),
        Mirrors = Variable("TORCHBOOK_MIRROR")
            ?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
    };

    private static string DefaultCacheFolder()
    {
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "torchbook");
        var caches = Variable("XDG_CACHE_HOME")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(caches, "torchbook");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
