using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Tests.Training;

public class StopOnNaNTests : IDisposable
{
    private readonly TorchSharp.DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Given_inputs_that_are_not_numbers_when_fitted_then_the_first_step_ends_and_blames_the_inputs()
    {
        using var model = Tasks.SmallLeNet();
        var data = Tasks.Noise(16);
        data.Inputs[5, 0, 2, 3] = tensor(float.NaN);
        var error = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(model, data, Tasks.Quiet));
        Assert.Equal(1, error.Step);
        Assert.StartsWith("The loss is not a number (NaN) at step 1. The last batch's inputs hold 1 value that is not finite", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_learning_rate_far_too_high_when_fitted_then_the_error_blames_it_and_shows_the_climb()
    {
        using var model = nn.Linear(3, 1);
        var inputs = rand([64, 3]) + 1;
        var error = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(model, (inputs, inputs.sum(1, keepdim: true)), Tasks.Quiet with
        {
            Epochs = 100,
            LearningRate = 10,
            Optimizer = (parameters, rate) => optim.SGD(parameters, rate),
            Loss = (outputs, wanted) => nn.functional.mse_loss(outputs, wanted),
        }));
        Assert.Contains("The learning rate 10 is too high; try 1.", error.Message, StringComparison.Ordinal);
        Assert.True(error.History.Losses.Count == error.Step && error.History.Losses.SkipLast(1).All(float.IsFinite));
        Assert.Equal(error.Message, error.History.StopReason);
    }

    [Fact]
    public void Given_a_loss_that_divides_by_zero_when_fitted_then_the_error_blames_model_or_loss()
    {
        using var model = Tasks.Line();
        var error = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(model, Tasks.Diagonal(16), Tasks.Quiet with { Loss = (outputs, _) => (outputs * 0).sum().log() }));
        Assert.Contains("infinite at step 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("look for a division by zero", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_the_guard_is_off_when_the_loss_is_not_a_number_then_training_goes_on()
    {
        using var model = Tasks.Line();
        var history = Trainer.Fit(model, Tasks.Diagonal(16), Tasks.Quiet with { StopOnNaN = false, Loss = (outputs, _) => outputs.sum() * float.NaN });
        Assert.Equal([float.NaN, float.NaN], history.Losses);
    }
}
