using Torchbook.Data;

namespace Torchbook.Cli.Doctor;

/// <summary>Where datasets come from and are kept.</summary>
public static class DataExam
{
    public static IEnumerable<Finding> Run()
    {
        var store = DatasetStore.FromEnvironment();
        yield return Cache(store);
        yield return store.Options.Mirrors.Count > 0
            ? Mirrors(store.Options.Mirrors)
            : Finding.Good("data mirror", "none (set TORCHBOOK_MIRROR to a folder or URL to use one)");
    }

    private static Finding Cache(DatasetStore store)
    {
        var folder = store.Options.CacheFolder;
        var here = DatasetCatalog.All.Select(store.Status).Where(status => status.IsComplete).ToList();
        var content = here.Count == 0
            ? "no dataset yet"
            : $"{string.Join(", ", here.Select(status => status.Dataset.Id))} ({here.Sum(status => status.BytesHere) / 1e6:F1} MB)";
        return IsWritable(folder)
            ? Finding.Good("data cache", $"{folder}: {content}")
            : new Finding("data cache", Health.Limited, $"{folder} cannot be written", "Make it writable, or set TORCHBOOK_CACHE to a folder that is.");
    }

    private static bool IsWritable(string folder)
    {
        var existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
        {
            existing = parent;
        }

        try
        {
            using var probe = new FileStream(Path.Combine(existing, $".torchbook-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static Finding Mirrors(IReadOnlyList<string> mirrors)
    {
        var lost = mirrors.Where(mirror => !mirror.Contains("://", StringComparison.Ordinal) && !Directory.Exists(mirror)).ToList();
        return lost.Count == 0
            ? Finding.Good("data mirror", string.Join(", ", mirrors))
            : new Finding("data mirror", Health.Limited, $"there is no folder {string.Join(", ", lost)}", "Correct or unset TORCHBOOK_MIRROR.");
    }
}
