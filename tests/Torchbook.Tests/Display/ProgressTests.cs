using Torchbook.Display;

namespace Torchbook.Tests.Display;

public sealed class ProgressTests : IDisposable
{
    private readonly IDisplaySink before = DisplaySink.Current;
    private readonly Recorder recorder = new();
    private readonly Clock clock = new();

    public ProgressTests() => DisplaySink.Current = recorder;

    public void Dispose() => DisplaySink.Current = before;

    [Fact]
    public void Given_a_loop_when_it_advances_then_bar_rate_and_remaining_time_are_shown()
    {
        using var progress = new Progress("Training", 200, "batches", clock);
        clock.Advance(10);
        progress.Advance(50, "loss 0.5");
        Assert.Equal("Training ██████░░░░░░░░░░░░░░░░░░ 25%  50/200 batches, 5/s, 10 s, 30 s left, loss 0.5", recorder.Texts[^1]);
    }

    [Fact]
    public void Given_many_steps_when_they_are_quick_then_the_output_changes_ten_times_a_second_at_most()
    {
        using (var progress = new Progress("Steps", 1000, time: clock))
        {
            for (var i = 0; i < 1000; i++)
            {
                clock.Advance(0.001);
                progress.Advance();
            }
        }

        Assert.InRange(recorder.Texts.Count, 10, 13);
        Assert.Contains("100%  1,000/1,000 steps, 1,000/s, 1.0 s", recorder.Texts[^1]);
        Assert.Single(recorder.Ids.Distinct());
    }

    [Fact]
    public void Given_an_unknown_total_when_it_advances_then_a_count_is_shown()
    {
        using var progress = new Progress("Reading", 0, "files", clock);
        clock.Advance(2);
        progress.Advance(3);
        Assert.Equal("Reading  3 files, 1.5/s, 2.0 s", recorder.Texts[^1]);
    }

    [Fact]
    public void Given_a_title_with_markup_when_shown_then_it_is_encoded()
    {
        using var progress = new Progress("<b>", 2, time: clock);
        Assert.StartsWith("<div>&lt;b&gt; <progress max=\"2\" value=\"0\">", recorder.Html[^1]);
    }

    [Fact]
    public void Given_a_collection_when_gone_through_then_the_last_state_is_complete()
    {
        Assert.Equal([1, 2, 3], Progress.Over([1, 2, 3], "Items"));
        Assert.Contains("100%  3/3 items", recorder.Texts[^1]);
    }

    [Fact]
    public void Given_a_loop_when_it_is_left_early_then_the_bar_says_where_it_stopped()
    {
        foreach (var item in new[] { 1, 2, 3, 4 }.WithProgress("Search"))
        {
            if (item == 3)
            {
                break;
            }
        }

        Assert.StartsWith("Search ████████████░░░░░░░░░░░░ 50%  2/4 items", recorder.Texts[^1]);
        Assert.EndsWith("stopped", recorder.Texts[^1]);
    }

    [Fact]
    public void Given_a_loop_when_its_body_throws_then_the_bar_says_where_it_stopped_and_the_error_goes_on()
    {
        Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var item in new[] { 1, 2 }.WithProgress())
            {
                throw new InvalidOperationException();
            }
        });
        Assert.EndsWith("0/2 items, stopped", recorder.Texts[^1]);
    }

    [Fact]
    public void Given_items_that_throw_when_gone_through_then_the_bar_says_why()
    {
        static IEnumerable<int> Broken()
        {
            yield return 1;
            throw new FormatException("<bad>");
        }

        Assert.Throws<FormatException>(() => Broken().WithProgress("Reading", "lines").Count());
        Assert.StartsWith("Reading  1 lines", recorder.Texts[^1]);
        Assert.EndsWith("failed: FormatException: <bad>", recorder.Texts[^1]);
        Assert.EndsWith("failed: FormatException: &lt;bad&gt;</div>", recorder.Html[^1]);
    }

    [Fact]
    public async Task Given_items_that_come_one_by_one_when_gone_through_then_they_are_counted()
    {
        static async IAsyncEnumerable<int> Slowly()
        {
            await Task.Yield();
            yield return 1;
            yield return 2;
        }

        await foreach (var _ in Slowly().WithProgress("Stream", total: 2))
        {
        }

        Assert.StartsWith("Stream ████████████████████████ 100%  2/2 items", recorder.Texts[^1]);
    }

    [Fact]
    public void Given_a_loop_within_a_loop_when_gone_through_then_there_are_two_bars_and_the_inner_one_is_indented()
    {
        foreach (var outer in new[] { 1, 2, 3 }.WithProgress("Epochs"))
        {
            foreach (var inner in new[] { 1, 2 }.WithProgress("Batches"))
            {
            }
        }

        Assert.Equal(2, recorder.Ids.Distinct().Count());
        Assert.StartsWith("  Batches", recorder.Texts[1]);
        Assert.StartsWith("<div>&emsp;Batches", recorder.Html[1]);
        Assert.StartsWith("Epochs", recorder.Texts[^1]);
    }

    [Fact]
    public void Given_an_inner_bar_that_stopped_when_another_begins_then_both_can_be_seen()
    {
        using var outer = new Progress("All", 2, time: clock);
        new Progress("One", 2, time: clock).Dispose();
        new Progress("One", 2, time: clock).Dispose();
        Assert.Equal(3, recorder.Ids.Distinct().Count());
    }

    [Fact]
    public void Given_a_bar_left_open_by_an_earlier_cell_when_a_later_one_begins_then_it_stands_alone()
    {
        var left = new Progress("Left open", 2, time: clock);
        using var cell = new CancellationTokenSource();
        Interruption.Token = cell.Token;
        try
        {
            using var next = new Progress("Next", 2, time: clock);
            Assert.StartsWith("Next", recorder.Texts[^1]);
        }
        finally
        {
            Interruption.Token = default;
            left.Dispose();
        }
    }

    [Fact]
    public void Given_a_cell_that_is_interrupted_when_it_reports_then_the_work_ends_and_the_bar_says_so()
    {
        using var cell = new CancellationTokenSource();
        Interruption.Token = cell.Token;
        try
        {
            Assert.ThrowsAny<OperationCanceledException>(() =>
            {
                foreach (var item in Enumerable.Range(0, 10).WithProgress("Loop"))
                {
                    if (item == 4)
                    {
                        cell.Cancel();
                    }
                }
            });
            Assert.Contains("5/10 items", recorder.Texts[^1]);
            Assert.EndsWith("interrupted", recorder.Texts[^1]);
        }
        finally
        {
            Interruption.Token = default;
        }
    }

    [Fact]
    public void Given_a_front_end_without_the_element_when_a_bar_is_shown_then_its_blocks_remain()
    {
        using var progress = new Progress("A", 4, time: clock);
        clock.Advance(1);
        progress.Advance();
        Assert.Contains("<progress max=\"4\" value=\"1\">██████░░░░░░░░░░░░░░░░░░</progress> 25%", recorder.Html[^1]);
    }

    private sealed class Recorder : IDisplaySink
    {
        public List<string> Texts { get; } = [];

        public List<string> Html { get; } = [];

        public List<string> Ids { get; } = [];

        public void Display(MimeBundle bundle, string displayId) => Update(bundle, displayId);

        public void Update(MimeBundle bundle, string displayId)
        {
            Texts.Add((string)bundle.Data[Mime.PlainText]!);
            Html.Add((string)bundle.Data[Mime.Html]!);
            Ids.Add(displayId);
        }

        public void Clear(bool wait) { }
    }

    private sealed class Clock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => now;

        public void Advance(double seconds) => now += (long)Math.Round(seconds * TimestampFrequency);
    }
}
