using Torchbook.Models;
using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Tests.Training;

public class TrainerBadInputTests : IDisposable
{
    private readonly TorchSharp.DisposeScope scope = NewDisposeScope();
    private readonly LeNet model = Tasks.SmallLeNet();

    public void Dispose()
    {
        model.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void Given_an_empty_set_when_used_then_the_error_says_which_set_is_empty()
    {
        var empty = Tasks.Noise(8).Take(0);
        AssertError("The training set is empty: its inputs are [0, 1, 8, 8].", () => Trainer.Fit(model, empty, Tasks.Quiet));
        AssertError("The validation set is empty", () => Trainer.Fit(model, Tasks.Noise(8), Tasks.Quiet, empty));
        AssertError("The evaluation set is empty", () => Trainer.Evaluate(model, empty));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-1)]
    public void Given_a_label_outside_the_classes_when_fitted_then_the_error_names_label_example_and_range(int label)
    {
        var data = Tasks.Noise(20);
        data.Labels[13] = tensor((long)label);
        AssertError($"Label {label} of training example 13 is outside 0…9: the model's outputs are [16, 10]", () => Trainer.Fit(model, data, Tasks.Quiet));
        AssertError($"Label {label} of validation example 13 is outside 0…9", () => Trainer.Fit(model, Tasks.Noise(20), Tasks.Quiet, data));
    }

    [Fact]
    public void Given_inputs_of_another_shape_when_used_then_the_error_names_model_shape_and_where_to_look()
    {
        Examples color = (rand(16, 3, 8, 8), zeros(16, ScalarType.Int64));
        AssertError("LeNet cannot take inputs [16, 3, 8, 8] of type Float32 on cpu", () => Trainer.Fit(model, color, Tasks.Quiet));
        AssertError("ModelSummary.Of", () => Trainer.Evaluate(model, color));
        AssertError("LeNet cannot take inputs [16, 3, 8, 8]", () => Trainer.Predict(model, color.Inputs));
        AssertError("Validation inputs [16, 3, 8, 8] are of another shape than the training set's [16, 1, 8, 8]", () => Trainer.Fit(model, Tasks.Noise(16), Tasks.Quiet, color));
    }

    [Fact]
    public void Given_an_image_size_the_network_was_not_built_for_when_fitted_then_the_error_says_what_libtorch_missed()
    {
        Examples large = (rand(16, 1, 12, 12), zeros(16, ScalarType.Int64));
        var error = Assert.Throws<ArgumentException>(() => Trainer.Fit(model, large, Tasks.Quiet));
        Assert.Contains("[16, 1, 12, 12]", error.Message, StringComparison.Ordinal);
        Assert.Contains("shapes cannot be multiplied", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_outputs_with_another_first_dimension_when_fitted_then_the_error_shows_both()
    {
        using var folded = nn.Sequential(("unflatten", nn.Unflatten(1, [2, 4])), ("flatten", nn.Flatten(0, 1)), ("dense", nn.Linear(4, 2)));
        AssertError("made outputs [32, 2] of inputs [16, 8]; the first dimension must be N = 16.", () => Trainer.Fit(folded, (rand(16, 8), zeros(16, ScalarType.Int64)), Tasks.Quiet));
    }

    [Fact]
    public void Given_pairs_that_do_not_fit_when_made_examples_then_the_error_shows_both_shapes_or_the_type()
    {
        AssertError("Inputs [4, 2] and labels [5] must begin with the same number N", () => new Examples(rand(4, 2), zeros(5, ScalarType.Int64)));
        AssertError("Labels are of type Byte: classes must be int64", () => new Examples(rand(4, 2), zeros(4, ScalarType.Byte)));
    }

    [Fact]
    public void Given_a_model_without_trainable_parameters_when_fitted_then_the_error_says_so()
    {
        using var nothing = nn.Flatten();
        AssertError("no parameter that can be trained", () => Trainer.Fit(nothing, Tasks.Noise(8), Tasks.Quiet));
        foreach (var parameter in model.parameters())
        {
            parameter.requires_grad = false;
        }

        AssertError("no parameter that can be trained", () => Trainer.Fit(model, Tasks.Noise(8), Tasks.Quiet));
    }

    [Fact]
    public void Given_options_out_of_range_when_fitted_then_nothing_is_trained()
    {
        TrainingOptions[] wrong =
        [
            Tasks.Quiet with { Epochs = 0 }, Tasks.Quiet with { BatchSize = 0 }, Tasks.Quiet with { MaxSteps = 0 },
            Tasks.Quiet with { LearningRate = 0 }, Tasks.Quiet with { LearningRate = double.NaN }, Tasks.Quiet with { LearningRate = -0.1 },
        ];
        var before = model.Conv1.weight.data<float>().ToArray();
        Assert.All(wrong, options => Assert.Throws<ArgumentOutOfRangeException>(() => Trainer.Fit(model, Tasks.Noise(8), options)));
        Assert.Equal(before, model.Conv1.weight.data<float>().ToArray());
    }

    [Fact]
    public void Given_a_batch_size_below_one_when_batches_or_outputs_are_asked_for_then_it_is_refused_at_once()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Tasks.Noise(8).Batches(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer.Outputs(model, Tasks.Noise(8).Inputs, 0));
    }

    private static void AssertError(string expected, Action action) =>
        Assert.Contains(expected, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
}
