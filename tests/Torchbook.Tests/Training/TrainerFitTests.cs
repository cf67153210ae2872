using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Tests.Training;

public class TrainerFitTests
{
    [Fact]
    public void Given_a_separable_task_when_fitted_then_nearly_all_validation_examples_are_right()
    {
        using var scope = NewDisposeScope();
        using var model = Tasks.Line();
        var history = Trainer.Fit(model, Tasks.Diagonal(600), Tasks.Quiet with { Epochs = 12, LearningRate = 0.05 }, Tasks.Diagonal(200, seed: 6));
        Assert.True(history.Validation!.Accuracy > 0.95, $"accuracy {history.Validation.Accuracy}");
        Assert.True(history.Epochs[^1].Loss < history.Epochs[0].Loss / 2);
    }

    [Fact]
    public void Given_the_same_seed_when_fitted_twice_then_losses_and_weights_are_equal_to_the_bit()
    {
        using var scope = NewDisposeScope();
        (float[] Losses, float[] Weights) Run(long seed)
        {
            using var model = Tasks.SmallLeNet();
            var losses = Trainer.Fit(model, Tasks.Noise(40), Tasks.Quiet with { Seed = seed }).Losses;
            return ([.. losses], model.Conv1.weight.data<float>().ToArray());
        }

        var (first, second, other) = (Run(1), Run(1), Run(2));
        Assert.Equal(first.Losses, second.Losses);
        Assert.Equal(first.Weights, second.Weights);
        Assert.NotEqual(first.Losses, other.Losses);
    }

    [Fact]
    public void Given_a_loop_of_ten_lines_when_it_uses_the_parts_alone_then_it_equals_the_trainer()
    {
        using var scope = NewDisposeScope();
        using var fitted = Tasks.SmallLeNet();
        var history = Trainer.Fit(fitted, Tasks.Noise(40), Tasks.Quiet);

        using var model = Tasks.SmallLeNet();
        using var optimizer = optim.Adam(model.parameters(), 1e-3);
        using var order = new Generator(1);
        var losses = new List<float>();
        for (var epoch = 0; epoch < 2; epoch++)
        {
            foreach (var (inputs, labels) in Tasks.Noise(40).Batches(16, shuffle: true, order))
            {
                using var step = NewDisposeScope();
                optimizer.zero_grad();
                var loss = nn.functional.cross_entropy(model.call(inputs), labels);
                loss.backward();
                optimizer.step();
                losses.Add(loss.item<float>());
            }
        }

        Assert.Equal(losses, history.Losses);
    }

    [Fact]
    public void Given_a_run_when_it_is_over_then_no_tensor_but_the_weights_and_their_gradients_is_left()
    {
        var before = LiveTensors.Settled();
        using (var scope = NewDisposeScope())
        {
            using var model = Tasks.SmallLeNet();
            var (data, validation) = (Tasks.Noise(40), Tasks.Noise(20, seed: 4));
            Trainer.Fit(model, data, Tasks.Quiet with { Epochs = 1 }, validation);
            var after = Tensor.TotalCount;
            for (var i = 0; i < 3; i++)
            {
                Trainer.Fit(model, data, Tasks.Quiet, validation);
                _ = Trainer.Predict(model, data.Inputs, 16);
            }

            Assert.Equal(after, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Given_cancellation_after_three_steps_when_fitted_then_three_steps_are_in_the_history_and_the_model_answers()
    {
        using var scope = NewDisposeScope();
        using var cancel = new CancellationTokenSource();
        using var model = Tasks.SmallLeNet();
        var stopper = new Probe { Losses = s => { if (s.Step == 3) cancel.Cancel(); } };
        var history = Trainer.Fit(model, Tasks.Noise(64), Tasks.Quiet with { Callbacks = [stopper] }, cancellation: cancel.Token);
        Assert.Equal(3, history.Losses.Count);
        Assert.Equal("Cancelled after 3 of 8 steps.", history.StopReason);
        Assert.Equal(64, Trainer.Predict(model, Tasks.Noise(64).Inputs).Count);
    }

    [Fact]
    public void Given_an_interrupted_thread_when_fitted_then_training_ends_between_two_steps()
    {
        using var scope = NewDisposeScope();
        using var model = Tasks.SmallLeNet();
        var steps = 0;
        var stopper = new Probe { Losses = s => { if ((steps = s.Step) == 2) Thread.CurrentThread.Interrupt(); } };
        Assert.Throws<ThreadInterruptedException>(() => Trainer.Fit(model, Tasks.Noise(64), Tasks.Quiet with { Callbacks = [stopper] }));
        Assert.Equal(2, steps);
        Assert.True(double.IsFinite(Trainer.Evaluate(model, Tasks.Noise(64)).Loss));
    }

    [Theory]
    [InlineData(null, 6)]
    [InlineData(4, 4)]
    [InlineData(100, 6)]
    public void Given_a_limit_of_steps_when_fitted_then_it_holds(int? limit, int expected)
    {
        using var scope = NewDisposeScope();
        using var model = Tasks.SmallLeNet();
        Assert.Equal(expected, Trainer.Fit(model, Tasks.Noise(40), Tasks.Quiet with { MaxSteps = limit }).Losses.Count);
    }

    [Theory]
    [InlineData(false, new[] { 0.1, 0.1, 0.1, 0.05, 0.05, 0.05 })]
    [InlineData(true, new[] { 0.1, 0.05, 0.025, 0.0125, 0.00625, 0.003125 })]
    public void Given_a_scheduler_when_fitted_then_the_rate_changes_by_epochs_or_by_steps(bool bySteps, double[] expected)
    {
        using var scope = NewDisposeScope();
        using var model = Tasks.SmallLeNet();
        var rates = new List<double>();
        Trainer.Fit(model, Tasks.Noise(40), Tasks.Quiet with
        {
            LearningRate = 0.1,
            Optimizer = (parameters, rate) => optim.SGD(parameters, rate),
            Scheduler = optimizer => optim.lr_scheduler.StepLR(optimizer, 1, gamma: 0.5),
            ScheduleBySteps = bySteps,
            Callbacks = [new Probe { Losses = s => rates.Add(s.LearningRate) }],
        });
        Assert.Equal(expected, rates.Select(r => Math.Round(r, 9)));
    }

    [Fact]
    public void Given_a_regression_when_fitted_with_squared_error_then_the_loss_falls_and_there_is_no_accuracy()
    {
        using var scope = NewDisposeScope();
        manual_seed(9);
        using var model = nn.Linear(3, 1);
        using var generator = new Generator(9);
        var inputs = rand([128, 3], generator: generator);
        var targets = inputs.sum(1, keepdim: true);
        var history = Trainer.Fit(model, (inputs, targets), Tasks.Quiet with
        {
            Epochs = 60,
            LearningRate = 0.05,
            Loss = (outputs, wanted) => nn.functional.mse_loss(outputs, wanted),
        }, validation: (inputs, targets));
        Assert.True(history.Epochs[^1].Loss < 1e-3, $"loss {history.Epochs[^1].Loss}");
        Assert.True(double.IsNaN(history.Epochs[^1].Accuracy));
        Assert.True(double.IsNaN(history.Validation!.Accuracy));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Given_a_model_in_some_mode_when_fitted_then_it_trained_in_training_mode_and_is_back_in_its_own(bool training)
    {
        using var scope = NewDisposeScope();
        using var model = Tasks.SmallLeNet();
        model.train(training);
        var during = false;
        Trainer.Fit(model, Tasks.Noise(16), Tasks.Quiet with { Callbacks = [new Probe { Losses = s => during = s.Model.training }] });
        Assert.True(during);
        Assert.Equal(training, model.training);
    }

    [Fact]
    public void Given_a_callback_that_stops_when_fitted_then_training_ends_and_every_callback_hears_of_it()
    {
        using var scope = NewDisposeScope();
        using var model = Tasks.SmallLeNet();
        var calls = new List<string>();
        var probe = new Probe
        {
            Start = _ => calls.Add("start"),
            Losses = s => { calls.Add($"losses {s.Step}"); if (s.Step == 2) s.Stop("enough"); },
            EpochEnd = s => calls.Add($"epoch {s.Epoch}"),
            End = s => calls.Add($"end {s.StopReason}"),
        };
        Trainer.Fit(model, Tasks.Noise(64), Tasks.Quiet with { Callbacks = [probe] });
        Assert.Equal(["start", "losses 1", "losses 2", "epoch 1", "end enough"], calls);
    }
}
