using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Torchbook.Data;

namespace Torchbook.Tests.Data;

public sealed class DatasetStoreTests : IDisposable
{
    private const string FileName = "values.bin";

    private static readonly byte[] Content = RandomBytes(300_000);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Given_a_good_source_when_got_then_the_file_is_in_the_cache_and_nothing_else_is_left()
    {
        using var server = new LoopbackServer(Content);
        var reports = new List<DownloadProgress>();

        await Store().GetAsync(From(server), new Recorder(reports));

        AssertComplete();
        Assert.Equal([".lock", FileName], Directory.EnumerateFiles(folder / "cache/sample").Select(Path.GetFileName).Order());
        Assert.Equal(Content.Length, reports[^1].Received);
        Assert.Equal(Content.Length, reports[^1].Total);
    }

    [Fact]
    public async Task Given_a_complete_cache_when_got_again_then_nobody_is_asked()
    {
        using var server = new LoopbackServer(Content);
        await Store().GetAsync(From(server));

        await Store().GetAsync(From(server));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Given_connections_that_break_when_got_then_the_download_resumes_where_it_broke()
    {
        using var server = new LoopbackServer(Content) { BreakFirst = 2 };

        await Store().GetAsync(From(server));

        AssertComplete();
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(2, server.Requests.Count(request => request.Contains("Range: bytes=")));
    }

    [Fact]
    public async Task Given_a_server_that_ignores_ranges_when_a_download_breaks_then_it_starts_over_and_ends_right()
    {
        using var server = new LoopbackServer(Content) { BreakFirst = 1, HonorsRange = false };

        await Store().GetAsync(From(server));

        AssertComplete();
    }

    [Fact]
    public async Task Given_a_server_that_falls_silent_when_got_then_the_download_is_broken_off_and_resumed()
    {
        using var server = new LoopbackServer(Content) { StallFirst = 1 };

        await Store(options => options with { StallPatience = TimeSpan.FromMilliseconds(400) }).GetAsync(From(server));

        AssertComplete();
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Given_wrong_content_when_got_then_it_is_refused_and_the_next_source_is_taken()
    {
        using var wrong = new LoopbackServer(RandomBytes(Content.Length, seed: 2));
        using var right = new LoopbackServer(Content);

        await Store().GetAsync(From(wrong, right));

        AssertComplete();
        Assert.Single(wrong.Requests);
    }

    [Theory]
    [InlineData(200, "wrong content: SHA-256")]
    [InlineData(403, "answered 403")]
    [InlineData(404, "answered 404")]
    [InlineData(500, "answered 500")]
    public async Task Given_only_bad_sources_when_got_then_the_error_names_each_with_its_reason_and_the_cache_stays_empty(int status, string reason)
    {
        using var server = new LoopbackServer(RandomBytes(Content.Length, seed: 2)) { Status = status };

        var error = await Assert.ThrowsAsync<DatasetUnavailableException>(() => Store().GetAsync(From(server)));

        Assert.Contains(server.Address, error.Message);
        Assert.Contains(reason, error.Message);
        Assert.Contains("TORCHBOOK_MIRROR", error.Message);
        Assert.False(File.Exists(CachedFile));
    }

    [Fact]
    public async Task Given_endless_content_when_got_then_the_download_stops_soon_after_the_promised_size()
    {
        using var server = new LoopbackServer(new byte[20_000_000]);
        var reports = new List<DownloadProgress>();

        var error = await Assert.ThrowsAsync<DatasetUnavailableException>(() => Store().GetAsync(From(server), new Recorder(reports)));

        Assert.Contains("more than", error.Message);
        Assert.True(reports.Max(report => report.Received) < 2_000_000);
    }

    [Fact]
    public async Task Given_content_cut_short_without_notice_when_got_then_it_does_not_pass_for_whole()
    {
        using var server = new LoopbackServer(Content) { BreakFirst = int.MaxValue, SendsLength = false };

        var error = await Assert.ThrowsAsync<DatasetUnavailableException>(() => Store().GetAsync(From(server)));

        Assert.Contains("150,000 bytes, not the 300,000 bytes promised", error.Message);
        Assert.False(File.Exists(CachedFile));
    }

    [Fact]
    public async Task Given_a_download_stopped_half_way_when_got_again_then_it_goes_on_from_there()
    {
        using var server = new LoopbackServer(Content) { StallFirst = 1 };
        using var stop = new CancellationTokenSource();
        var halfWay = new Recorder([], report => { if (report.Received >= Content.Length / 2) stop.Cancel(); });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store().GetAsync(From(server), halfWay, stop.Token));
        Assert.False(File.Exists(CachedFile));
        await Store().GetAsync(From(server));

        AssertComplete();
        Assert.Contains($"Range: bytes={Content.Length / 2}-", server.Requests.Last());
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(300_000)]
    [InlineData(400_000)]
    public async Task Given_a_part_of_other_content_when_got_then_it_is_thrown_away(int length)
    {
        using var server = new LoopbackServer(Content);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Interrupted(server));
        await File.WriteAllBytesAsync(PartOfInterrupted(), RandomBytes(length, seed: 3));

        await Store().GetAsync(From(server));

        AssertComplete();
    }

    [Fact]
    public async Task Given_a_part_that_is_whole_when_got_then_it_only_gets_its_name()
    {
        using var server = new LoopbackServer(Content);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Interrupted(server));
        await File.WriteAllBytesAsync(PartOfInterrupted(), Content);
        var before = server.Requests.Count;

        await Store().GetAsync(From(server));

        AssertComplete();
        Assert.Equal(before, server.Requests.Count);
    }

    [Fact]
    public async Task Given_a_damaged_file_in_the_cache_when_got_then_it_is_fetched_again()
    {
        using var server = new LoopbackServer(Content);
        folder.Write($"cache/sample/{FileName}", RandomBytes(Content.Length, seed: 4));
        Assert.Contains("SHA-256", Assert.Single(Store().Verify(From(server))).Problem);

        await Store().GetAsync(From(server));

        AssertComplete();
        Assert.True(Assert.Single(Store().Verify(From(server))).IsGood);
    }

    [Fact]
    public async Task Given_eight_requests_at_once_when_got_then_the_file_is_downloaded_once()
    {
        using var server = new LoopbackServer(Content);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store().GetAsync(From(server)))));

        AssertComplete();
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Given_a_mirror_folder_when_got_then_it_comes_before_every_source()
    {
        using var server = new LoopbackServer(Content);
        folder.Write($"mirror/sample/{FileName}", Content);

        await Store(options => options with { Mirrors = [folder / "nowhere", folder / "mirror"] }).GetAsync(From(server));

        AssertComplete();
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Given_a_mirror_address_when_got_then_dataset_and_file_are_appended()
    {
        using var mirror = new LoopbackServer(Content);
        using var server = new LoopbackServer(Content);

        await Store(options => options with { Mirrors = [$"{mirror.Address}/data/"] }).GetAsync(From(server));

        Assert.Empty(server.Requests);
        Assert.StartsWith($"GET /data/sample/{FileName} ", Assert.Single(mirror.Requests));
    }

    [Fact]
    public async Task Given_gzip_compressed_otherwise_than_published_when_got_then_its_content_counts()
    {
        using var server = new LoopbackServer(Gzip(Content, CompressionLevel.Fastest));
        var dataset = From(server) with { Files = [new DatasetFile { Name = "values.gz", Bytes = Content.Length, Sha256 = Sha256(Content) }] };

        await Store().GetAsync(dataset);

        Assert.True(Store().Status(dataset).IsComplete);
    }

    [Theory]
    [InlineData(400_000, "more than the 300,000 bytes promised")]
    [InlineData(299_999, "299,999 bytes, not the 300,000 bytes promised")]
    public async Task Given_gzip_of_another_size_when_got_then_it_is_refused(int size, string reason)
    {
        using var server = new LoopbackServer(Gzip(new byte[size], CompressionLevel.Optimal));
        var dataset = From(server) with { Files = [new DatasetFile { Name = "values.gz", Bytes = Content.Length, Sha256 = Sha256(Content) }] };

        var error = await Assert.ThrowsAsync<DatasetUnavailableException>(() => Store().GetAsync(dataset));

        Assert.Contains(reason, error.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_only_a_published_md5_when_got_then_the_download_is_held_to_it(bool right)
    {
        using var server = new LoopbackServer(Content);
        var md5 = Convert.ToHexStringLower(MD5.HashData(right ? Content : []));
        var dataset = From(server) with { Files = [new DatasetFile { Name = FileName, Bytes = Content.Length, Md5 = md5 }] };

        var error = await Record.ExceptionAsync(() => Store().GetAsync(dataset));

        Assert.Equal(right, error is null);
        Assert.Equal(right, File.Exists(CachedFile));
    }

    [Fact]
    public async Task Given_a_cache_that_cannot_be_written_when_got_then_the_error_says_so_and_names_the_variable()
    {
        using var server = new LoopbackServer(Content);
        folder.Write("cache", [1]);

        var error = await Assert.ThrowsAsync<DatasetException>(() => Store().GetAsync(From(server)));

        Assert.Contains("cannot be written", error.Message);
        Assert.Contains("TORCHBOOK_CACHE", error.Message);
    }

    [Fact]
    public async Task Given_a_full_disk_when_got_then_the_error_says_so()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");
        using var server = new LoopbackServer(Content);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Interrupted(server));
        var part = PartOfInterrupted();
        File.Delete(part);
        File.CreateSymbolicLink(part, "/dev/full");

        var error = await Assert.ThrowsAsync<DatasetException>(() => Store().GetAsync(From(server)));

        Assert.Contains("disk is full", error.Message);
        File.Delete(part);
    }

    [Fact]
    public async Task Given_addresses_that_never_answer_when_got_then_all_are_given_up_together_within_the_patience()
    {
        // Connections queue at sockets that nobody accepts from; no answer ever comes.
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        var patience = TimeSpan.FromSeconds(4);
        var clock = Stopwatch.StartNew();

        var error = await Assert.ThrowsAsync<DatasetUnavailableException>(() => Store(options => options with { ConnectPatience = patience })
            .GetAsync(Sample($"http://{first.LocalEndpoint}/a", $"http://{second.LocalEndpoint}/b")));

        Assert.Contains("no answer within 4 s", error.Message);
        Assert.True(clock.Elapsed < 2 * patience, $"took {clock.Elapsed.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task Given_a_name_that_does_not_exist_when_got_then_the_error_says_there_is_no_connection()
    {
        var error = await Assert.ThrowsAsync<DatasetUnavailableException>(() => Store().GetAsync(Sample("http://no-such-host.invalid/values.bin")));

        Assert.Contains("no connection", error.Message);
    }

    private string CachedFile => folder / $"cache/sample/{FileName}";

    private DatasetStore Store(Func<DatasetStoreOptions, DatasetStoreOptions>? change = null)
    {
        var options = new DatasetStoreOptions { CacheFolder = folder / "cache" };
        return new DatasetStore(change?.Invoke(options) ?? options);
    }

    private static Dataset From(params LoopbackServer[] servers) => Sample([.. servers.Select(server => server.Address + "/{file}")]);

    private static Dataset Sample(params string[] sources) => new()
    {
        Id = "sample",
        Title = "Sample",
        About = "Random bytes.",
        License = "none",
        Citation = "none",
        Homepage = "none",
        Files = [new DatasetFile { Name = FileName, Bytes = Content.Length, Sha256 = Sha256(Content) }],
        Sources = sources,
    };

    /// <summary>A download canceled at its first bytes, which leaves a part file behind.</summary>
    private async Task Interrupted(LoopbackServer server)
    {
        using var stop = new CancellationTokenSource();
        await Store().GetAsync(From(server), new Recorder([], _ => stop.Cancel()), stop.Token);
    }

    private string PartOfInterrupted() => Assert.Single(Directory.EnumerateFiles(folder / "cache/sample", "*.part"));

    private void AssertComplete() => Assert.Equal(Content, File.ReadAllBytes(CachedFile));

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[] RandomBytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Gzip(byte[] content, CompressionLevel level)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, level))
            gzip.Write(content);
        return buffer.ToArray();
    }

    /// <summary>Records at once, where <see cref="Progress{T}"/> would post to another thread.</summary>
    private sealed class Recorder(List<DownloadProgress> reports, Action<DownloadProgress>? then = null) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            reports.Add(value);
            then?.Invoke(value);
        }
    }
}
