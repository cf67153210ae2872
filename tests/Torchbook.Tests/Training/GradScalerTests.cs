using Torchbook.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Training;

public sealed class GradScalerTests(ITestOutputHelper output) : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Given_random_good_and_bad_gradients_when_trained_then_scale_and_weights_follow_PyTorchs_algorithm()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var weight = nn.Parameter(ones(3));
        using var optimizer = optim.SGD([weight], 0.5);
        var scaler = new GradScaler(init_scale: 1024, growth_factor: 4, backoff_factor: 0.25, growth_interval: 3);

        // torch/cuda/amp/grad_scaler.py and _amp_update_scale_, written out.
        var (scale, tracker, expected) = (1024f, 0, new[] { 1f, 1, 1 });
        for (var step = 0; step < 200; step++)
        {
            using var inner = NewDisposeScope();
            var slopes = Enumerable.Range(0, 3).Select(_ => (float)random.Next(-4, 5)).ToArray();
            var bad = random.Next(4) == 0;
            if (bad)
            {
                slopes[random.Next(3)] = new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity }[random.Next(3)];
            }

            optimizer.zero_grad();
            scaler.scale((weight * tensor(slopes)).sum()).backward();
            if (random.Next(2) == 0)
            {
                scaler.unscale_(optimizer);
                Assert.Equal(slopes.Where(float.IsFinite), weight.grad!.data<float>().ToArray().Where(float.IsFinite));
            }

            var result = scaler.step(optimizer);
            scaler.update();

            if (!bad)
            {
                expected = [.. expected.Zip(slopes, (w, g) => w - (0.5f * g))];
                if (++tracker == 3)
                {
                    (scale, tracker) = (float.IsFinite(scale * 4) ? scale * 4 : scale, 0);
                }
            }
            else
            {
                (scale, tracker) = (scale * 0.25f, 0);
            }

            Assert.Equal(expected, weight.data<float>().ToArray());
            Assert.Equal((scale, tracker), ((float)scaler.get_scale(), (int)scaler.state_dict()["_growth_tracker"]));
        }
    }

    [Fact]
    public void Given_two_optimizers_of_which_one_overflows_when_stepped_then_only_that_one_is_left_out_and_the_scale_shrinks()
    {
        var (a, b) = (nn.Parameter(ones(1)), nn.Parameter(ones(1)));
        using var first = optim.SGD([a], 1);
        using var second = optim.SGD([b], 1);
        var scaler = new GradScaler(init_scale: 8);

        scaler.scale(a.sum() + (b * float.PositiveInfinity).sum()).backward();
        scaler.step(first);
        scaler.step(second);
        scaler.update();

        Assert.Equal((0f, 1f, 4.0), (a.item<float>(), b.item<float>(), scaler.get_scale()));
    }

    [Fact]
    public void Given_a_state_when_another_scaler_loads_it_then_it_goes_on_there()
    {
        var weight = nn.Parameter(ones(1));
        using var optimizer = optim.SGD([weight], 1);
        var scaler = new GradScaler(init_scale: 16, growth_interval: 2);
        Good(scaler, optimizer, weight);
        var other = new GradScaler();

        other.load_state_dict(scaler.state_dict());
        Good(other, optimizer, weight);

        Assert.Equal(32, other.get_scale());
        Assert.Equal(["_growth_tracker", "backoff_factor", "growth_factor", "growth_interval", "scale"], other.state_dict().Keys.Order(StringComparer.Ordinal));
        other.update(7);
        Assert.Equal(7, other.get_scale());
        Assert.Throws<KeyNotFoundException>(() => other.load_state_dict(new GradScaler(enabled: false).state_dict()));
    }

    [Fact]
    public void Given_calls_in_a_wrong_order_when_made_then_each_error_says_which_comes_first()
    {
        var weight = nn.Parameter(ones(1));
        using var optimizer = optim.SGD([weight], 1);
        var scaler = new GradScaler();

        Assert.Contains("update is called before step", Assert.Throws<InvalidOperationException>(() => scaler.update()).Message, StringComparison.Ordinal);
        Assert.Contains("No parameter of this optimizer has a gradient", Assert.Throws<InvalidOperationException>(() => scaler.step(optimizer)).Message, StringComparison.Ordinal);
        scaler.scale(weight.sum()).backward();
        scaler.unscale_(optimizer);
        Assert.Contains("once between two calls of update", Assert.Throws<InvalidOperationException>(() => scaler.unscale_(optimizer)).Message, StringComparison.Ordinal);
        scaler.step(optimizer);
        Assert.Contains("step was called", Assert.Throws<InvalidOperationException>(() => scaler.step(optimizer)).Message, StringComparison.Ordinal);
        Assert.Contains("after step", Assert.Throws<InvalidOperationException>(() => scaler.unscale_(optimizer)).Message, StringComparison.Ordinal);
        scaler.update();

        var half = nn.Parameter(ones(1, ScalarType.Float16));
        using var shorter = optim.SGD([half], 1);
        half.sum().backward();
        Assert.Contains("half precision", Assert.Throws<InvalidOperationException>(() => scaler.step(shorter)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradScaler(growth_factor: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradScaler(backoff_factor: 1));
    }

    [Fact]
    public void Given_a_scaler_that_is_switched_off_when_used_then_everything_passes_through()
    {
        var weight = nn.Parameter(ones(1));
        using var optimizer = optim.SGD([weight], 1);
        var scaler = new GradScaler(enabled: false);
        var loss = weight.sum();

        Assert.Same(loss, scaler.scale(loss));
        loss.backward();
        scaler.unscale_(optimizer);
        scaler.step(optimizer);
        scaler.update();

        Assert.Equal((0f, 1.0, 0, false), (weight.item<float>(), scaler.get_scale(), scaler.state_dict().Count, scaler.is_enabled()));
    }

    private static void Good(GradScaler scaler, optim.Optimizer optimizer, Tensor weight)
    {
        optimizer.zero_grad();
        scaler.scale(weight.sum()).backward();
        scaler.step(optimizer);
        scaler.update();
    }
}
