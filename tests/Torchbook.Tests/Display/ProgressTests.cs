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
        Assert.Equal("Training ██████░░░░░░░░░░░░░░░░░░ 25%  50/200 batches, 5/s, 30 s left, loss 0.5", recorder.Texts[^1]);
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
