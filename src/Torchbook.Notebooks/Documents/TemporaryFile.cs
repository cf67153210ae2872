namespace Torchbook.Notebooks.Documents;

/// <summary>
/// A file that grows beside the one it will replace. It is held open, and so locked, until then: one that nobody holds was left behind
/// by a writer that was killed.
/// </summary>
internal sealed class TemporaryFile : IDisposable
{
    // Between the moment a file is made and the one it is locked.
    private static readonly TimeSpan young = TimeSpan.FromMinutes(1);
    private readonly FileInfo old;
    private readonly string path;
    private readonly FileStream file;
    private bool replaced;

    public TemporaryFile(FileInfo old)
    {
        this.old = old;
        RemoveLeftOnes();
        path = Path.Combine(old.DirectoryName!, $".{old.Name}.{Guid.NewGuid():N}.tmp");
        file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Delete, bufferSize: 0);
    }

    /// <summary>Writes everything to the disk, then takes the other's place and permissions.</summary>
    public void Replace(ReadOnlySpan<byte> content)
    {
        file.Write(content);
        if (!OperatingSystem.IsWindows() && old.Exists)
        {
            File.SetUnixFileMode(file.SafeFileHandle, old.UnixFileMode);
        }

        file.Flush(flushToDisk: true);
        File.Move(path, old.FullName, overwrite: true);
        replaced = true;
    }

    public void Dispose()
    {
        file.Dispose();
        if (!replaced)
        {
            File.Delete(path);
        }
    }

    private void RemoveLeftOnes()
    {
        var before = DateTime.UtcNow - young;
        foreach (var left in Directory.GetFiles(old.DirectoryName!, $".{old.Name}.*.tmp").Where(f => File.GetLastWriteTimeUtc(f) < before))
        {
            try
            {
                using (new FileStream(left, FileMode.Open, FileAccess.Write, FileShare.None))
                {
                    File.Delete(left);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody else writes it now.
            }
        }
    }
}
