using System.Security.Cryptography;
using System.Text;

namespace Torchbook.Data;

/// <summary>Brings one file into the cache: tries each source in turn, resumes, verifies, and only then gives the file its name.</summary>
internal sealed class FileDownload(Dataset dataset, DatasetFile file, string path, DatasetStoreOptions options)
{
    private const int EnoughToGoOn = 1 << 16;

    /// <summary>
    /// Fetches the file from the first source that gives the right content; each comes with the reason why it is out of reach, or null.
    /// </summary>
    /// <returns>Why every source failed, one line for each; empty once the file is there.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(
        IEnumerable<(IFileSource Source, string? OutOfReach)> sources, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var failures = new List<string>();
        foreach (var (source, outOfReach) in sources)
        {
            var failure = outOfReach ?? await TrySourceAsync(source, progress, cancellation);
            if (failure is null)
                return [];
            failures.Add($"{source.Name}: {failure}");
        }
        return failures;
    }

    private async Task<string?> TrySourceAsync(IFileSource source, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var part = PartPath(source);
        var failure = "";
        for (var attempt = 0; attempt < options.AttemptsPerSource; attempt++)
        {
            var before = Length(part);
            // A process killed between the last byte and the new name leaves a part that is whole.
            if (before > 0 && Accept(part) is null)
                return null;
            try
            {
                await source.FetchAsync(file, part, (received, total) => Report(progress, source, received, total), cancellation);
            }
            catch (SourceException e)
            {
                failure = e.Message;
                if (!e.WorthAnotherTry)
                    break;
                // A poor line that still brings something is worth staying with.
                if (Length(part) - before >= EnoughToGoOn)
                    attempt = -1;
                await Task.Delay(TimeSpan.FromMilliseconds(100 << Math.Max(attempt, 0)), cancellation);
                continue;
            }
            if (Accept(part) is not { } problem)
                return null;
            failure = problem;
            CacheFolder.Use(Path.GetDirectoryName(part)!, () => File.Delete(part));
            // Only a file put together from two downloads deserves another chance: the same bytes come again otherwise.
            if (before == 0)
                break;
        }
        return failure;
    }

    /// <summary>Gives a part its real name where its content is what the catalog promises.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    private string? Accept(string part)
    {
        var verdict = FileVerification.Of(file, part);
        if (verdict.IsGood)
            CacheFolder.Use(Path.GetDirectoryName(part)!, () => File.Move(part, path, overwrite: true));
        return verdict.Problem;
    }

    private static long Length(string part) => new FileInfo(part) is { Exists: true } info ? info.Length : 0;

    /// <summary>One part for each source: two sources may compress the same content differently.</summary>
    private string PartPath(IFileSource source) =>
        $"{path}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.Name)))[..8]}.part";

    private void Report(IProgress<DownloadProgress>? progress, IFileSource source, long received, long? total) =>
        progress?.Report(new DownloadProgress(dataset.Id, file.Name, received, total ?? file.DownloadBytes, source.Name));
}
