using Torchbook.Training;
using Torchbook.Transfer;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Transfer;

public sealed class LinearSvmTests(ITestOutputHelper output) : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    /// <summary>Clouds of points, float64, around one random center for each class.</summary>
    private Examples Clouds(int count, int features, int classes, double spread = 2)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        manual_seed(seed);
        var labels = arange(count) % classes;
        return new(randn([classes, features], ScalarType.Float64).index_select(0, labels) + spread * randn([count, features], ScalarType.Float64), labels);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(30)]
    public void Given_two_points_when_solved_then_weight_and_objective_are_those_found_by_hand(double c)
    {
        // f = w²/2 + b²/2 + C (1 - w - b)² + C (1 - w + b)²; its derivatives vanish at b = 0, w = 4C / (1 + 4C).
        var points = new Examples(tensor(new[] { 1.0, -1.0 }).reshape(2, 1), tensor(new[] { 1L, 0L }));
        var svm = LinearSvm.Fit(points, new() { C = c, Tolerance = 1e-12 });
        var w = 4 * c / (1 + 4 * c);

        Assert.Equal(w, svm.Weight[1, 0].item<double>(), 1e-6);
        Assert.Equal(-w, svm.Weight[0, 0].item<double>(), 1e-6);
        Assert.Equal(0, svm.Bias[1].item<double>(), 1e-6);
        Assert.Equal(w * w / 2 + 2 * c * (1 - w) * (1 - w), svm.Objectives[1], 1e-9);
    }

    [Theory]
    [InlineData(120, 10, 3, 1)]
    [InlineData(40, 200, 5, 0.01)]
    [InlineData(300, 30, 2, 100)]
    public void Given_random_classes_when_solved_then_the_objective_is_within_the_promised_share_of_every_other_point(int count, int features, int classes, double c)
    {
        var data = Clouds(count, features, classes);
        var svm = LinearSvm.Fit(data, new() { C = c, Tolerance = 1e-9 });
        for (var k = 0; k < classes; k++)
        {
            var w = cat([svm.Weight[k], svm.Bias[k].reshape(1)]).detach().requires_grad_();
            var f = Objective(w, data, k, c);
            f.backward();

            Assert.Equal(f.item<double>(), svm.Objectives[k], 1e-9 * f.item<double>());
            Assert.InRange(w.grad!.square().sum().item<double>() / 2 / f.item<double>(), 0, 1.001e-9);
            foreach (var step in new[] { 1e-3, 1e-2, 0.1, 1 })
            {
                Assert.True(Objective(w + step * randn_like(w), data, k, c).item<double>() > f.item<double>());
            }
        }
    }

    private static Tensor Objective(Tensor w, Examples data, long k, double c)
    {
        var y = data.Labels.eq(k).to(ScalarType.Float64) * 2 - 1;
        return w.square().sum() / 2 + c * (1 - y * (data.Inputs.matmul(w[..^1]) + w[^1])).clamp(min: 0).square().sum();
    }

    [Fact]
    public void Given_the_same_examples_twice_or_in_another_order_when_solved_then_the_solution_is_as_it_must_be()
    {
        var data = Clouds(60, 8, 3);
        var options = new LinearSvmOptions { Tolerance = 1e-12 };
        var once = LinearSvm.Fit(data, options);
        var twice = LinearSvm.Fit((cat([data.Inputs, data.Inputs]), cat([data.Labels, data.Labels])), options with { C = 0.5 });
        var shuffled = LinearSvm.Fit(data.Shuffled(5), options);

        Assert.True(once.Weight.allclose(twice.Weight, atol: 1e-5));
        Assert.True(once.Weight.allclose(shuffled.Weight, atol: 1e-5));
    }

    [Fact]
    public void Given_classes_apart_when_solved_then_every_example_is_right_in_all_three_forms()
    {
        var data = Clouds(80, 20, 4, spread: 0.1);
        var svm = LinearSvm.Fit((data.Inputs.to(ScalarType.Float32), data.Labels));
        using var layer = svm.ToLinear();

        Assert.Equal(1, svm.Accuracy(data));
        Assert.True(svm.Predict(data.Inputs).eq(data.Labels).all().item<bool>());
        Assert.Equal([80, 4], svm.Scores(data.Inputs).shape);
        Assert.True(layer.call(data.Inputs.to(ScalarType.Float32)).to(ScalarType.Float64).allclose(svm.Scores(data.Inputs), atol: 1e-4));
        Assert.InRange(svm.Steps, 1, 40);
    }

    [Fact]
    public void Given_features_of_very_different_scale_when_solved_then_it_still_ends_at_the_minimum()
    {
        var data = Clouds(100, 6, 3);
        var scaled = data.Inputs * tensor(new[] { 1e-3, 1, 1e3, 1, 50, 1e-2 });
        Assert.All(LinearSvm.Fit((scaled, data.Labels)).Objectives, f => Assert.True(f > 0));
    }

    [Fact]
    public void Given_input_that_cannot_be_solved_when_fit_then_the_error_says_why()
    {
        var data = Clouds(12, 4, 3);
        Assert.Contains("is empty", Message(() => LinearSvm.Fit(data.Take(0))), StringComparison.Ordinal);
        Assert.Contains("not [12, 2, 2] and [12]", Message(() => LinearSvm.Fit((data.Inputs.reshape(12, 2, 2), data.Labels))), StringComparison.Ordinal);
        Assert.Contains("features [N, F]", Message(() => LinearSvm.Fit((data.Inputs, data.Labels.to(ScalarType.Float32)))), StringComparison.Ordinal);
        Assert.Contains("none of 1, 3", Message(() => LinearSvm.Fit((data.Inputs, data.Labels * 2))), StringComparison.Ordinal);
        Assert.Contains("none of 1", Message(() => LinearSvm.Fit((data.Inputs, data.Labels * 0))), StringComparison.Ordinal);
        Assert.Contains("there is a label -1", Message(() => LinearSvm.Fit((data.Inputs, data.Labels - 1))), StringComparison.Ordinal);
        Assert.Contains("not finite", Message(() => LinearSvm.Fit((data.Inputs / 0, data.Labels))), StringComparison.Ordinal);
        foreach (var wrong in new LinearSvmOptions[] { new() { C = 0 }, new() { C = double.NaN }, new() { Tolerance = 0 }, new() { MostSteps = 0 } })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => LinearSvm.Fit(data, wrong));
        }

        var tooFew = Assert.Throws<InvalidOperationException>(() => LinearSvm.Fit(data, new() { MostSteps = 1, Tolerance = 1e-10 }));
        Assert.Contains("after 1 steps", tooFew.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_fit_when_done_then_only_the_weights_are_left_and_a_failed_one_leaves_nothing()
    {
        var data = Clouds(30, 5, 3);
        var before = LiveTensors.Settled();
        var svm = LinearSvm.Fit(data);
        svm.Accuracy(data);
        Assert.Equal(before + 1, Tensor.TotalCount);
        Assert.Throws<InvalidOperationException>(() => LinearSvm.Fit(data, new() { MostSteps = 1, Tolerance = 1e-12 }));
        svm.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;
}
