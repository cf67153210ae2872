namespace Torchbook.Data;

/// <summary>What the file system does to the cache, with errors that say what to do about it.</summary>
internal static class CacheFolder
{
    private const int NoSpaceOnUnix = 28, QuotaOnUnix = 122, DiskFullOnWindows = 112, HandleDiskFullOnWindows = 39;

    /// <summary>Runs work on files in <paramref name="folder"/>.</summary>
    /// <exception cref="DatasetException">The disk is full or the folder cannot be written.</exception>
    public static T Use<T>(string folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException and not DatasetException or UnauthorizedAccessException)
        {
            throw new DatasetException(Explain(folder, e), e);
        }
    }

    /// <inheritdoc cref="Use{T}"/>
    public static void Use(string folder, Action work) => Use(folder, () =>
    {
        work();
        return true;
    });

    private static string Explain(string folder, Exception e)
    {
        if (e is IOException && IsDiskFull(e.HResult & 0xffff))
            return $"The disk is full: the dataset cache {folder} has no room. Free some space, or set TORCHBOOK_CACHE to a folder on another disk.";
        return $"The dataset cache {folder} cannot be written ({e.Message.TrimEnd('.')}). "
            + "Make it writable, or set TORCHBOOK_CACHE to a folder that is.";
    }

    private static bool IsDiskFull(int code) => OperatingSystem.IsWindows()
        ? code is DiskFullOnWindows or HandleDiskFullOnWindows
        : code is NoSpaceOnUnix or QuotaOnUnix;
}
