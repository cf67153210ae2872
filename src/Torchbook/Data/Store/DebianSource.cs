using System.Formats.Tar;

namespace Torchbook.Data;

/// <summary>
/// A file inside a Debian package. The package is fetched by <c>apt-get download</c>, which needs no rights and installs nothing, kept in
/// the cache, and read with <c>dpkg-deb</c>.
/// </summary>
internal sealed class DebianSource(string package, string pathInside, string packagesFolder) : IFileSource
{
    public string Name => $"Debian package {package}";

    public Task<string?> WhyOutOfReachAsync(TimeSpan patience, CancellationToken cancellation) => Kept() is not null
        ? Task.FromResult<string?>(null)
        : Apt.WhyOutOfReachAsync(patience, cancellation);

    public async Task FetchAsync(DatasetFile file, string target, Action<long, long?> received, CancellationToken cancellation)
    {
        var folder = Path.Combine(packagesFolder, package);
        using var held = await CacheLock.TakeAsync(folder, cancellation);
        var deb = Kept() ?? await Apt.DownloadAsync(package, folder, cancellation);
        try
        {
            await UnpackAsync(deb, file, target, received, cancellation);
        }
        catch (SourceException)
        {
            // A damaged package must not stand in the way of a good one.
            CacheFolder.Use(folder, () => File.Delete(deb));
            throw;
        }
    }

    private string? Kept()
    {
        var folder = Path.Combine(packagesFolder, package);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.deb").FirstOrDefault() : null;
    }

    private async Task UnpackAsync(string deb, DatasetFile file, string target, Action<long, long?> received, CancellationToken cancellation)
    {
        using var process = Apt.Start("dpkg-deb", ["--fsys-tarfile", deb]);
        try
        {
            await using var tar = new TarReader(process.StandardOutput.BaseStream);
            while (await tar.GetNextEntryAsync(cancellationToken: cancellation) is { } entry)
            {
                if (entry.Name.TrimStart('.') != pathInside || entry.DataStream is not { } content)
                    continue;
                await PartFile.WriteAsync(content, target, resumeAt: 0, PartFile.LargestFor(file), Timeout.InfiniteTimeSpan,
                    soFar => received(soFar, entry.Length), cancellation);
                return;
            }
            throw new SourceException($"the package has no file {pathInside}");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new SourceException($"the package cannot be read ({e.Message.TrimEnd('.')})", worthAnotherTry: true, e);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
