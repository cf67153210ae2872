using Torchbook.Charts;
using Torchbook.Display;
using Torchbook.Tests.Teaching;

namespace Torchbook.Tests.Charts;

public class LiveFigureTests
{
    [Fact]
    public void Given_changes_in_quick_succession_when_shown_then_updates_are_rare_and_the_last_state_is_complete()
    {
        using var sink = new RecordingSink();
        var clock = new Clock();
        var losses = new List<double>();
        using (var live = new LiveFigure(() => Chart.Line(losses, "loss"), TimeSpan.FromSeconds(1), clock))
        {
            for (var step = 0; step < 100; step++)
            {
                losses.Add(step);
                live.Changed();
                clock.Advance(TimeSpan.FromMilliseconds(100));
            }
        }

        Assert.Single(sink.Shown);
        Assert.Equal(9 + 1, sink.Updates.Count);
        Assert.All(sink.Updates.Take(9), update => Assert.False(update.Data.ContainsKey(Mime.Plotly)));
        Assert.Contains("x 0 to 99", (string?)sink.Updates[^1].Data[Mime.PlainText]);
        Assert.True(sink.Updates[^1].Data.ContainsKey(Mime.Plotly));
    }

    [Fact]
    public void Given_a_figure_that_is_slow_to_draw_when_shown_then_drawing_takes_at_most_a_tenth_of_the_time()
    {
        using var sink = new RecordingSink();
        var clock = new Clock();
        using var live = new LiveFigure(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return new Figure();
            },
            TimeSpan.FromMilliseconds(1),
            clock);
        for (var step = 0; step < 100; step++)
        {
            live.Changed();
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(sink.Shown.Count + sink.Updates.Count, 8, 11);
    }

    [Fact]
    public void Given_nothing_changed_when_disposed_then_the_figure_is_shown_once()
    {
        using var sink = new RecordingSink();
        var live = new LiveFigure(() => new Figure());
        live.Dispose();
        live.Dispose();
        Assert.Single(sink.Shown);
        Assert.Empty(sink.Updates);
    }

    private sealed class Clock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += (long)time.TotalMilliseconds;
    }
}
