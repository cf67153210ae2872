using Torchbook.Data;
using Torchbook.Display;

namespace Torchbook.Tests.Data;

public sealed class DownloadBarsTests : IDisposable
{
    private readonly IDisplaySink before = DisplaySink.Current;
    private readonly RecordingSink sink = new();
    private readonly ManualClock clock = new();
    private readonly DownloadBars bars;

    public DownloadBarsTests()
    {
        DisplaySink.Current = sink;
        bars = new DownloadBars(clock);
    }

    public void Dispose() => DisplaySink.Current = before;

    [Fact]
    public void Given_a_download_over_in_a_moment_then_nothing_is_shown()
    {
        bars.Report(Of("a", 1_000_000));
        bars.Report(Of("a", 9_000_000));
        bars.Dispose();

        Assert.Empty(sink.Shown);
    }

    [Fact]
    public void Given_a_long_download_then_one_bar_is_shown_and_ends_full()
    {
        bars.Report(Of("a", 1_000_000));
        clock.Pass(TimeSpan.FromSeconds(1));
        bars.Report(Of("a", 3_000_000));
        bars.Report(Of("a", 9_000_000));
        bars.Dispose();

        Assert.Contains("Downloading sample/a", Assert.Single(sink.Shown));
        Assert.Contains("100%", sink.Updates[^1]);
        Assert.Contains("from somewhere", sink.Updates[^1]);
    }

    [Fact]
    public void Given_two_long_downloads_then_each_has_its_bar()
    {
        foreach (var file in new[] { "a", "b" })
        {
            bars.Report(Of(file, 1_000_000));
            clock.Pass(TimeSpan.FromSeconds(1));
            bars.Report(Of(file, 3_000_000));
        }

        Assert.Equal(2, sink.Shown.Count);
    }

    private static DownloadProgress Of(string file, long received) => new("sample", file, received, 9_000_000, "somewhere");

    private sealed class ManualClock : TimeProvider
    {
        private long now;

        public void Pass(TimeSpan time) => now += time.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;
    }

    private sealed class RecordingSink : IDisplaySink
    {
        public List<string> Shown { get; } = [];

        public List<string> Updates { get; } = [];

        public void Display(MimeBundle bundle, string displayId) => Shown.Add(Text(bundle));

        public void Update(MimeBundle bundle, string displayId) => Updates.Add(Text(bundle));

        public void Clear(bool wait)
        {
        }

        private static string Text(MimeBundle bundle) => bundle.Data[Mime.PlainText]!.GetValue<string>();
    }
}
