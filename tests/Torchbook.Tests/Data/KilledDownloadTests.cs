using System.Diagnostics;
using Torchbook.Cli;
using Torchbook.Data;

namespace Torchbook.Tests.Data;

/// <summary>A real process, killed while it downloads.</summary>
public sealed class KilledDownloadTests : IDisposable
{
    private static readonly Dataset Digits = DatasetCatalog.Find("digits");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Given_a_process_killed_half_way_then_nothing_passes_for_whole_and_the_next_goes_on_from_there()
    {
        var cached = TestStores.OrSkip(() => DatasetStore.FromEnvironment().Get(Digits));
        var content = await File.ReadAllBytesAsync(Path.Combine(cached, "digits.csv.gz"));
        using var server = new LoopbackServer(content) { StallFirst = 1 };
        using (var process = StartDownload(server))
        {
            try
            {
                await UntilPartHolds(content.Length / 2, process);
            }
            finally
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }
        Assert.False(File.Exists(folder / "digits/digits.csv.gz"));

        await new DatasetStore(new DatasetStoreOptions { CacheFolder = folder.Path, Mirrors = [server.Address] }).GetAsync(Digits);

        Assert.Equal(content, await File.ReadAllBytesAsync(folder / "digits/digits.csv.gz"));
        Assert.Contains($"Range: bytes={content.Length / 2}-", server.Requests.Last());
    }

    private Process StartDownload(LoopbackServer server) => Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "data", "get", "digits"])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        Environment = { ["TORCHBOOK_CACHE"] = folder.Path, ["TORCHBOOK_MIRROR"] = server.Address },
    })!;

    private async Task UntilPartHolds(long bytes, Process process)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(2);)
        {
            var parts = Directory.Exists(folder / "digits") ? Directory.GetFiles(folder / "digits", "*.part") : [];
            if (parts.Any(part => new FileInfo(part).Length == bytes))
                return;
            Assert.False(process.HasExited, "the download ended by itself");
            await Task.Delay(20);
        }
        Assert.Fail("The download did not come half-way in two minutes.");
    }
}
