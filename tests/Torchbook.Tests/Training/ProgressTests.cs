using Torchbook.Display;
using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Tests.Training;

public class ProgressTests
{
    [Fact]
    public void Given_a_console_when_fitted_then_each_epoch_is_one_plain_line()
    {
        var text = new StringWriter();
        Run(new ConsoleProgress(text));
        var lines = text.ToString().TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Matches(@"^epoch 2 · loss \d\.\d{4} · accuracy \d+\.\d\d% · validation accuracy \d+\.\d\d% · \d\.\d s\r?$", lines[1]);
    }

    [Fact]
    public void Given_a_notebook_when_fitted_then_one_output_is_updated_in_place_and_ends_with_the_epochs()
    {
        var sink = new RecordingSink();
        var before = DisplaySink.Current;
        DisplaySink.Current = sink;
        try
        {
            Run(null);
        }
        finally
        {
            DisplaySink.Current = before;
        }

        Assert.Equal(sink.Shown.Count, sink.Shown.Distinct().Count());
        Assert.All(sink.Updates, update => Assert.Contains(update.Id, sink.Shown));
        var last = sink.Updates.Last(u => ((string?)u.Bundle.Data[Mime.Html])?.Contains("<table>", StringComparison.Ordinal) == true).Bundle;
        Assert.Contains("validation accuracy", (string)last.Data[Mime.Html]!, StringComparison.Ordinal);
        Assert.Equal(2, ((string)last.Data[Mime.PlainText]!).Split('\n').Length);
    }

    [Theory]
    [InlineData(3.21, "3.2 s")]
    [InlineData(42.4, "42 s")]
    [InlineData(130, "2 min 10 s")]
    [InlineData(119.9, "2 min 0 s")]
    public void Given_a_duration_when_written_then_it_has_the_unit_that_suits(double seconds, string expected) => Assert.Equal(expected, EpochText.Duration(seconds));

    private static void Run(ITrainerCallback? progress)
    {
        using var scope = NewDisposeScope();
        using var model = Tasks.SmallLeNet();
        Trainer.Fit(model, Tasks.Noise(40), Tasks.Quiet with { ShowProgress = progress is null, Callbacks = progress is null ? [] : [progress] }, Tasks.Noise(20, seed: 4));
    }

    private sealed class RecordingSink : IDisplaySink
    {
        public List<string> Shown { get; } = [];

        public List<(string Id, MimeBundle Bundle)> Updates { get; } = [];

        public void Display(MimeBundle bundle, string displayId) => Shown.Add(displayId);

        public void Update(MimeBundle bundle, string displayId) => Updates.Add((displayId, bundle));

        public void Clear(bool wait) { }
    }
}
