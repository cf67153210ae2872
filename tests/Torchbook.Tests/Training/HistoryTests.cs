using Torchbook.Display;
using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Tests.Training;

public class HistoryTests
{
    [Fact]
    public void Given_a_run_when_recorded_then_epochs_summarize_their_steps()
    {
        using var scope = NewDisposeScope();
        using var model = Tasks.SmallLeNet();
        var history = Trainer.Fit(model, Tasks.Noise(40), Tasks.Quiet, Tasks.Noise(20, seed: 4));
        Assert.Equal([1, 2], history.Epochs.Select(e => e.Epoch));
        Assert.Equal([3, 6], history.Epochs.Select(e => e.Steps));
        Assert.Equal(history.Losses.Skip(3).Average(), history.Epochs[1].Loss, 1e-6);
        Assert.Equal(history.Epochs[1].Validation, history.Validation);
        Assert.Equal(20, history.Validation!.Count);
        Assert.Null(history.StopReason);
        Assert.True(history.Seconds >= history.Epochs.Sum(e => e.Seconds) * 0.99);
    }

    [Fact]
    public void Given_losses_when_smoothed_then_each_is_the_mean_of_its_window()
    {
        using var scope = NewDisposeScope();
        using var model = Tasks.SmallLeNet();
        var history = Trainer.Fit(model, Tasks.Noise(40), Tasks.Quiet);
        var smooth = history.Smoothed(3);
        Assert.Equal(history.Losses[0], smooth[0], 1e-6);
        Assert.Equal(history.Losses.Take(2).Average(), smooth[1], 1e-6);
        Assert.Equal(history.Losses.Skip(3).Average(), smooth[5], 1e-6);
        Assert.Throws<ArgumentOutOfRangeException>(() => history.Smoothed(0));
    }

    [Fact]
    public void Given_a_classifiers_run_when_drawn_then_loss_and_accuracy_have_a_panel_each_and_the_title_says_where_it_came_to()
    {
        using var scope = NewDisposeScope();
        using var model = Tasks.SmallLeNet();
        var history = Trainer.Fit(model, Tasks.Noise(40), Tasks.Quiet, Tasks.Noise(20, seed: 4));
        var figure = history.ToFigure();
        Assert.Equal(2, figure.Panels.Count);
        Assert.Matches(@"^The training loss went from 2\.30 to 2\.3; validation accuracy \d+\.\d\d%$", figure.Title);
        Assert.Contains("validation", (string)history.ToMimeBundle().Data[Mime.PlainText]!, StringComparison.Ordinal);
        Assert.StartsWith("<svg", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_single_step_or_a_regression_when_drawn_then_there_is_one_panel()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(2, 1);
        var options = Tasks.Quiet with { MaxSteps = 1, Loss = (outputs, wanted) => nn.functional.mse_loss(outputs, wanted) };
        var figure = Trainer.Fit(model, (rand(8, 2), rand(8, 1)), options).ToFigure();
        Assert.Single(figure.Panels);
        Assert.Equal("The first step of training", figure.Title);
    }

    [Fact]
    public void Given_an_evaluation_when_shown_then_it_reads_as_one_line()
    {
        Assert.Equal("loss 0.0421, accuracy 98.62% on 10,000 examples", (string)new Evaluation(0.0421, 0.9862, 10_000).ToMimeBundle().Data[Mime.PlainText]!);
        Assert.Equal("loss 1.5000 on 3 examples", new Evaluation(1.5, double.NaN, 3).ToString());
    }
}
