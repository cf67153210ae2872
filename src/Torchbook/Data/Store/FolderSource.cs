namespace Torchbook.Data;

/// <summary>A file in a mirror folder, copied into the cache.</summary>
internal sealed class FolderSource(string path) : IFileSource
{
    public string Name => HomePath.Shorten(path);

    public Task<string?> WhyOutOfReachAsync(TimeSpan patience, CancellationToken cancellation) =>
        Task.FromResult(File.Exists(path) ? null : "no such file");

    public async Task FetchAsync(DatasetFile file, string target, Action<long, long?> received, CancellationToken cancellation)
    {
        using var from = Open();
        await PartFile.WriteAsync(from, target, resumeAt: 0, PartFile.LargestFor(file), Timeout.InfiniteTimeSpan,
            soFar => received(soFar, from.Length), cancellation);
    }

    private FileStream Open()
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"cannot be read ({e.Message.TrimEnd('.')})", inner: e);
        }
    }
}
