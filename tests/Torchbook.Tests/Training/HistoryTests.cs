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
}
