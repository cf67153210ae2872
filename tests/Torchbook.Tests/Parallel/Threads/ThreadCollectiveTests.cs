using Torchbook.Parallel;
using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel.Threads;

public class ThreadCollectiveTests(ITestOutputHelper output)
{
    private readonly int seed = Random.Shared.Next();

    /// <summary>What rank r brings: the same for the same seed, and nobody else's.</summary>
    private Tensor Values(int rank, params long[] shape)
    {
        output.WriteLine($"seed {seed}");
        using var generator = new Generator((ulong)(seed + rank), CPU);
        return randn(shape, ScalarType.Float64, generator: generator);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Given_random_tensors_when_reduced_by_each_op_then_every_rank_holds_what_one_process_computes(int worldSize)
    {
        using var scope = NewDisposeScope();
        var all = stack([.. Enumerable.Range(0, worldSize).Select(r => Values(r, 3, 4))]);
        var expected = new Dictionary<ReduceOp, Tensor>
        {
            [ReduceOp.Sum] = all.sum(dim: 0),
            [ReduceOp.Average] = all.mean([0]),
            [ReduceOp.Max] = all.amax([0]),
            [ReduceOp.Min] = all.amin([0]),
            [ReduceOp.Product] = all.prod(dim: 0),
        };
        ThreadRanks.Run(worldSize, ranks =>
        {
            using var mine = NewDisposeScope();
            foreach (var (op, result) in expected)
            {
                var tensor = Values(ranks.Rank, 3, 4);
                ranks.AllReduce(tensor, op);
                Assert.True(tensor.allclose(result, rtol: 1e-12), $"{op}: off by {(tensor - result).abs().max().item<double>()}");
            }
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Given_parts_when_gathered_and_scattered_then_each_rank_has_its_own_in_the_order_of_ranks(int worldSize)
    {
        ThreadRanks.Run(worldSize, ranks =>
        {
            using var scope = NewDisposeScope();
            var part = full([2, 3], ranks.Rank, ScalarType.Float32);
            var whole = zeros(2 * worldSize, 3);
            ranks.AllGather(whole, part);
            Assert.Equal(Enumerable.Range(0, worldSize).SelectMany(r => Enumerable.Repeat((float)r, 6)), whole.data<float>().ToArray());

            var mine = zeros(2, 3);
            ranks.ReduceScatter(mine, whole);
            Assert.All(mine.data<float>().ToArray(), v => Assert.Equal(worldSize * ranks.Rank, v));
            Assert.Equal(0, whole[0, 0].item<float>());
        });
    }

    [Fact]
    public void Given_a_source_when_broadcast_then_all_hold_its_tensor_even_a_parameter_or_one_made_in_inference_mode()
    {
        ThreadRanks.Run(3, ranks =>
        {
            using var scope = NewDisposeScope();
            var weights = full([5], (float)ranks.Rank, requires_grad: true);
            ranks.Broadcast(weights, source: 2);
            Assert.All(weights.detach().data<float>().ToArray(), v => Assert.Equal(2, v));
            using var mode = inference_mode();
            var tensor = full([5], ranks.Rank, ScalarType.Int64);
            ranks.Broadcast(tensor, source: 1);
            Assert.All(tensor.data<long>().ToArray(), v => Assert.Equal(1, v));
        });
    }

    [Fact]
    public void Given_ranks_that_come_in_any_order_when_reduced_again_and_again_then_all_results_are_equal_to_the_last_bit()
    {
        double[] Once() => ThreadRanks.Run(4, ranks =>
        {
            using var scope = NewDisposeScope();
            var tensor = Values(ranks.Rank, 1000) * Math.Pow(10, ranks.Rank * 5);
            Thread.Sleep(Random.Shared.Next(3));
            ranks.AllReduce(tensor);
            return tensor.data<double>().ToArray();
        })[Random.Shared.Next(4)];

        var first = Once();
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal(first, Once()));
    }

    [Fact]
    public void Given_work_begun_when_a_rank_is_late_then_the_others_go_on_and_wait_as_often_as_they_like()
    {
        using var late = new ManualResetEventSlim();
        ThreadRanks.Run(2, ranks =>
        {
            using var scope = NewDisposeScope();
            var (a, b) = (ones(4), full([4], 2f));
            if (ranks.Rank == 1)
            {
                late.Wait();
            }

            var (first, second) = (ranks.AllReduceAsync(a), ranks.AllReduceAsync(b));
            if (ranks.Rank == 0)
            {
                Assert.False(first.IsCompleted);
                late.Set();
            }

            second.Wait();
            first.Wait();
            first.Wait();
            Assert.True(first.IsCompleted && second.IsCompleted);
            Assert.Equal((2, 4), (a[0].item<float>(), b[0].item<float>()));
        });
    }

    [Fact]
    public void Given_a_barrier_when_ranks_come_one_by_one_then_nobody_passes_before_the_last()
    {
        var arrived = 0;
        ThreadRanks.Run(4, ranks =>
        {
            Thread.Sleep(ranks.Rank * 5);
            Interlocked.Increment(ref arrived);
            ranks.Barrier();
            Assert.Equal(4, Volatile.Read(ref arrived));
        });
    }

    [Fact]
    public void Given_many_rounds_when_run_then_no_tensor_stays_behind()
    {
        var before = LiveTensors.Settled();
        ThreadRanks.Run(3, ranks =>
        {
            using var scope = NewDisposeScope();
            var tensor = ones(10);
            for (var i = 0; i < 50; i++)
            {
                ranks.AllReduce(tensor, ReduceOp.Average);
                ranks.AllGather(zeros(30), tensor);
            }
        });
        SpinWait.SpinUntil(() => Tensor.TotalCount <= before, TimeSpan.FromSeconds(30));
        Assert.Equal(before, Tensor.TotalCount);
    }
}
