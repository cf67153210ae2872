using Torchbook.Deploy;

namespace Torchbook.Tests.Deploy;

public class LatencyTests
{
    [Fact]
    public void Given_two_contenders_when_measured_then_they_take_turns_and_each_is_called_as_often()
    {
        var order = new List<string>();

        var report = Latency.Measure(25, 4, ("a", () => order.Add("a")), ("b", () => order.Add("b")));

        Assert.Equal(["a", "b"], order.Distinct());
        Assert.All(order.Chunk(2), pair => Assert.Equal(["a", "b"], pair));
        Assert.Equal(25, report["a"].Seconds.Count);
        Assert.Contains("there is: a, b", Assert.Throws<ArgumentException>(() => report["c"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_known_times_when_summarized_then_percentiles_are_nearest_ranks_and_throughput_counts_examples()
    {
        var result = new LatencyResult("x", 8, [.. Enumerable.Range(1, 100).Select(i => i * 1e-3)]);

        Assert.Equal((0.050, 0.095, 0.099), (result.P50, result.P95, result.P99));
        Assert.Equal(0.001, result.Percentile(0.5));
        Assert.Equal(800 / 5.05, result.Throughput, 6);
        Assert.Equal("x: p50 50.000 ms, p95 95.000 ms, p99 99.000 ms, 158 a second", result.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Percentile(0));
    }

    [Fact]
    public void Given_too_few_calls_when_measured_then_it_is_refused() =>
        Assert.Contains("at least 20 calls", Assert.Throws<ArgumentException>(() => Latency.Measure(3, 1, ("a", () => { }))).Message, StringComparison.Ordinal);

    [Fact]
    public void Given_a_report_when_drawn_then_each_contender_is_a_line()
    {
        var report = new LatencyReport([new("slow", 1, [1, 2, 3]), new("fast", 1, [0.1, 0.2, 0.3])]);

        Assert.Equal(2, report.Chart().Panel.Traces.Count);
        Assert.Contains("slow", report.ToMimeBundle().Data[Torchbook.Display.Mime.Html]!.ToString(), StringComparison.Ordinal);
    }
}
