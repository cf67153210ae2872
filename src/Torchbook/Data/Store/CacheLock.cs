namespace Torchbook.Data;

/// <summary>Lets one process at a time fetch a dataset; the others wait and then find it there.</summary>
internal sealed class CacheLock : IDisposable
{
    private const int SharingViolationOnWindows = 32, WouldBlockOnLinux = 11, WouldBlockOnMac = 35;

    private readonly FileStream file;

    private CacheLock(FileStream file) => this.file = file;

    /// <summary>Waits until this process holds the folder's lock. The operating system frees it when its holder dies.</summary>
    /// <exception cref="DatasetException">The folder cannot be written.</exception>
    public static async Task<CacheLock> TakeAsync(string folder, CancellationToken cancellation)
    {
        CacheFolder.Use(folder, () => Directory.CreateDirectory(folder));
        while (true)
        {
            if (CacheFolder.Use(folder, () => TryTake(folder)) is { } taken)
                return taken;
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        }
    }

    private static CacheLock? TryTake(string folder)
    {
        try
        {
            return new CacheLock(new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when ((e.HResult & 0xffff) is SharingViolationOnWindows or WouldBlockOnLinux or WouldBlockOnMac)
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
