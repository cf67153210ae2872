using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Tests.Training;

public class MetricsTests : IDisposable
{
    private readonly TorchSharp.DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Given_three_of_four_right_when_measured_then_accuracy_is_three_quarters()
    {
        var logits = tensor(new float[,] { { 2, 1 }, { 0, 5 }, { -1, -2 }, { 0, 1 } });
        Assert.Equal(0.75, Metrics.Accuracy(logits, tensor(new long[] { 0, 1, 1, 1 })));
    }

    [Fact]
    public void Given_shapes_that_do_not_fit_when_measured_then_the_error_shows_them()
    {
        var error = Assert.Throws<ArgumentException>(() => Metrics.Accuracy(rand(4, 2), zeros(3, ScalarType.Int64)));
        Assert.Contains("[4, 2] and [3]", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Metrics.Accuracy(rand(0, 2), zeros(0, ScalarType.Int64)));
    }

    [Fact]
    public void Given_predictions_when_counted_then_rows_are_true_classes_and_columns_predicted_ones()
    {
        var counts = Metrics.Confusion([0, 1, 1, 2], [0, 0, 1, 2], 3);
        Assert.Equal(new[,] { { 1, 1, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }, counts);
    }

    [Fact]
    public void Given_wrong_lengths_or_classes_when_counted_then_it_is_refused()
    {
        Assert.Contains("2 predictions for 1 labels", Assert.Throws<ArgumentException>(() => Metrics.Confusion([0, 1], [0], 2)).Message, StringComparison.Ordinal);
        Assert.Contains("Example 1 is of class 2", Assert.Throws<ArgumentException>(() => Metrics.Confusion([0, 1], [0, 2], 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_logits_when_turned_into_predictions_then_probabilities_sum_to_one_and_the_best_class_is_chosen()
    {
        var predictions = Predictions.FromLogits(tensor(new float[,] { { 0, 0, MathF.Log(2) }, { 3, 1, 1 } }));
        Assert.Equal([2, 0], predictions.Classes);
        Assert.Equal(0.5f, predictions.Confidences[0], 1e-6f);
        Assert.Equal(1f, predictions.Probabilities[1, 0] + predictions.Probabilities[1, 1] + predictions.Probabilities[1, 2], 1e-6f);
        Assert.Throws<ArgumentException>(() => Predictions.FromLogits(rand(4)));
    }

    [Fact]
    public void Given_batches_of_any_size_when_evaluated_then_loss_and_accuracy_are_those_of_all_at_once()
    {
        using var model = Tasks.SmallLeNet();
        var data = Tasks.Noise(50);
        using var grad = no_grad();
        var logits = model.call(data.Inputs);
        var (loss, accuracy) = (nn.functional.cross_entropy(logits, data.Labels).item<float>(), Metrics.Accuracy(logits, data.Labels));
        foreach (var size in new[] { 1, 16, 50, 500 })
        {
            var evaluation = Trainer.Evaluate(model, data, size);
            Assert.Equal(loss, evaluation.Loss, 1e-5);
            Assert.Equal(accuracy, evaluation.Accuracy, 1e-12);
            Assert.True(Trainer.Outputs(model, data.Inputs, size).allclose(logits, atol: 1e-6));
        }
    }
}
