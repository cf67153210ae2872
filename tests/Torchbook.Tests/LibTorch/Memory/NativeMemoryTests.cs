using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Memory;

public class NativeMemoryTests
{
    // Room for what the collector lets stand between two of its runs, far below the gigabytes that pass through.
    private const long Bound = 700L << 20;

    [Fact]
    public void Given_results_that_nobody_disposes_when_many_are_made_then_memory_stays_bounded()
    {
        using var one = ones(1 << 20);

        // 4 GiB pass through, 4 MiB each.
        Assert.InRange(Growth(1000, () => one + 1), long.MinValue, Bound);
    }

    [Fact]
    public void Given_recorded_graphs_behind_small_results_when_nobody_disposes_them_then_memory_stays_bounded()
    {
        using var input = rand(256, 1024);
        using var weight = rand(1024, 1024, requires_grad: true);

        // Each loss is one number, and holds a graph with a megabyte of activations that no handle shows.
        Assert.InRange(Growth(1000, () => Loss(input, weight)), long.MinValue, Bound);
    }

    [Fact]
    public void Given_tensors_that_are_disposed_when_many_are_made_then_the_collector_is_left_alone()
    {
        using var one = ones(1 << 20);
        var before = GC.CollectionCount(2);

        for (var k = 0; k < 200; k++) (one + 1).Dispose();

        Assert.InRange(GC.CollectionCount(2) - before, 0, 1);
    }

    private static Tensor Loss(Tensor input, Tensor weight)
    {
        using var product = input.matmul(weight);
        using var activation = product.tanh();
        return activation.sum();
    }

    private static long Growth(int count, Func<Tensor> make)
    {
        var before = Environment.WorkingSet;
        var most = 0L;
        for (var k = 0; k < count; k++)
        {
            _ = make();
            if (k % 20 == 0) most = Math.Max(most, Environment.WorkingSet - before);
        }
        return most;
    }
}
