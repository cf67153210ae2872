using System.Text.Json.Nodes;
using Torchbook.Parallel;

namespace Torchbook.Tests.Parallel.Tracing;

public class TraceMeasureTests
{
    private static Span Compute(int rank, double start, double end, string name = "backward") => new(rank, SpanKind.Compute, name, start, end);

    private static Span Communication(int rank, double start, double end, string name = "all-reduce") => new(rank, SpanKind.Communication, name, start, end);

    private static readonly Trace Sample = new([
        Compute(0, 1, 3, "forward 0"), Compute(0, 2.5, 4, "backward 0"), Communication(0, 3, 6),
        Compute(1, 5, 6), Communication(1, 5.25, 5.5), Communication(1, 5.4, 7),
    ]);

    [Fact]
    public void Given_spans_that_overlap_when_measured_then_each_moment_counts_once()
    {
        Assert.Equal([0, 1], Sample.Ranks);
        Assert.Equal(6, Sample.Duration, 12);
        Assert.Equal(3, Sample.Busy(0, SpanKind.Compute), 12);
        Assert.Equal(0.5, Sample.BusyShare(0), 12);
        Assert.Equal(1.75, Sample.Busy(1, SpanKind.Communication), 12);
        Assert.Equal(1, Sample.Overlap(0), 12);
        Assert.Equal(1 / 3.0, Sample.HiddenShare(0), 12);
        Assert.Equal(0.75, Sample.Overlap(1), 12);
    }

    [Fact]
    public void Given_random_spans_when_measured_then_the_measures_are_those_of_a_fine_raster()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        Span[] spans = [.. Enumerable.Range(0, 30).Select(i =>
        {
            var start = random.Next(200);
            return new Span(0, (SpanKind)(i % 2), "x", start, start + random.Next(20));
        })];
        var trace = new Trace(spans);
        bool At(int t, SpanKind kind) => spans.Any(s => s.Kind == kind && s.Start <= t && t + 1 <= s.End);
        Assert.True(Enumerable.Range(0, 220).Count(t => At(t, SpanKind.Compute)) == trace.Busy(0, SpanKind.Compute), $"seed {seed}");
        Assert.True(Enumerable.Range(0, 220).Count(t => At(t, SpanKind.Compute) && At(t, SpanKind.Communication)) == trace.Overlap(0), $"seed {seed}");
    }

    [Fact]
    public void Given_an_empty_trace_when_measured_or_drawn_then_nothing_breaks()
    {
        var trace = new Trace();
        Assert.Equal((0, 0, 0), (trace.Duration, trace.BusyShare(0), trace.HiddenShare(0)));
        Assert.Contains("no data", trace.Timeline("Nothing ran").ToString(), StringComparison.Ordinal);
        Assert.Empty(JsonNode.Parse(trace.ToChromeJson())!["traceEvents"]!.AsArray());
    }

    [Fact]
    public void Given_a_trace_when_chosen_from_then_the_rest_is_left_out()
    {
        var forward = Sample.Where(s => s.Name.StartsWith("forward", StringComparison.Ordinal));
        Assert.Equal("forward 0", Assert.Single(forward.Spans).Name);
    }

    [Fact]
    public void Given_a_trace_when_saved_for_chrome_then_each_span_is_an_event_in_microseconds_and_none_covers_another_of_its_row()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Sample.Save(path);
            var all = JsonNode.Parse(File.ReadAllText(path))!["traceEvents"]!.AsArray().Select(e => e!).ToList();
            var events = all.Where(e => (string)e["ph"]! == "X").ToList();
            Assert.Equal(Sample.Spans.Count, events.Count);
            var backward = events.Single(e => (string)e["name"]! == "backward 0");
            Assert.Equal((2.5e6, 1.5e6, 0, "compute"), ((double)backward["ts"]!, (double)backward["dur"]!, (int)backward["pid"]!, (string)backward["cat"]!));
            foreach (var row in events.GroupBy(e => ((int)e["pid"]!, (int)e["tid"]!)))
            {
                var sorted = row.OrderBy(e => (double)e["ts"]!).ToList();
                Assert.All(sorted.Zip(sorted.Skip(1)), p => Assert.True((double)p.First["ts"]! + (double)p.First["dur"]! <= (double)p.Second["ts"]! + 1));
            }

            Assert.Equal(["rank 0", "rank 1"], all.Where(e => (string)e["name"]! == "process_name").Select(e => (string)e["args"]!["name"]!));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Given_a_trace_when_drawn_then_lanes_series_and_unit_are_named()
    {
        var figure = Sample.Timeline("Overlap hides a third", s => s.Name.Split(' ')[0]);
        Assert.Equal(["rank 0", "rank 1"], figure.Panel.Y.Categories!);
        Assert.Equal("time (s)", $"{figure.Panel.X.Label} ({figure.Panel.X.Unit})");
        Assert.Equal(["forward", "backward", "all-reduce"], figure.Panel.Traces.Select(t => t.Name!).ToArray());
        Assert.Equal("ms", new Trace([Compute(0, 0, 0.02)]).Timeline().Panel.X.Unit);
    }
}
