using Torchbook.Parallel;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel;

public class ProcessGroupTests(ITestOutputHelper log)
{
    private Tensor[] Inputs(int count, long[] shape, ScalarType type)
    {
        var seed = Environment.TickCount64;
        log.WriteLine($"seed {seed}");
        manual_seed(seed);
        return [.. Enumerable.Range(0, count).Select(_ => type != ScalarType.Int64 ? rand(shape, type) : randint(1, 5, shape, type))];
    }

    private static void Good(Exception?[] errors) => Assert.All(errors, e => Assert.Null(e));

    private static void Same(Tensor expected, Tensor actual) => Assert.True(allclose(expected.to(ScalarType.Float64), actual.to(ScalarType.Float64), 1e-6, 1e-9), $"{expected}\n{actual}");

    [Theory]
    [InlineData(1, ScalarType.Float32, true)]
    [InlineData(2, ScalarType.Float64, true)]
    [InlineData(3, ScalarType.Float32, false)]
    [InlineData(4, ScalarType.Int64, true)]
    public void Given_random_tensors_when_ranks_use_every_collective_then_all_get_what_it_promises(int ranks, ScalarType type, bool check)
    {
        var inputs = Inputs(ranks, [ranks * 2, 3], type);
        var all = stack(inputs);
        Good(LocalGroups.Run(ranks, group =>
        {
            var mine = inputs[group.Rank];
            foreach (var (op, expected) in new[] { (ReduceOp.Sum, all.sum(dim: 0)), (ReduceOp.Max, all.amax(0)), (ReduceOp.Min, all.amin(0)), (ReduceOp.Product, all.prod(dim: 0)) })
            {
                var reduced = mine.clone();
                group.AllReduce(reduced, op);
                Same(expected, reduced);
            }

            if (type != ScalarType.Int64)
            {
                var average = mine.clone();
                group.AllReduce(average, ReduceOp.Average);
                Same(all.mean([0]), average);
            }

            var before = mine.clone();
            var part = zeros([2, 3], type);
            group.ReduceScatter(part, mine);
            Same(all.sum(dim: 0).chunk(ranks)[group.Rank], part);
            Same(before, mine);

            var gathered = zeros([ranks * ranks * 2, 3], type);
            group.AllGather(gathered, mine);
            Same(cat(inputs), gathered);

            var copy = mine.clone();
            group.Broadcast(copy, ranks - 1);
            Same(inputs[ranks - 1], copy);
            group.Barrier();
        }, check: check));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Given_a_ring_when_every_rank_sends_and_receives_at_once_in_any_order_of_tags_then_each_gets_its_own(bool check)
    {
        const int Ranks = 3;
        var inputs = Inputs(Ranks * 2, [5], ScalarType.Float32);
        Good(LocalGroups.Run(Ranks, group =>
        {
            int next = (group.Rank + 1) % Ranks, before = (group.Rank + Ranks - 1) % Ranks;
            using var first = zeros(5);
            using var second = zeros(5);
            IWork[] works =
            [
                group.SendAsync(inputs[group.Rank], next, 7), group.SendAsync(inputs[group.Rank + Ranks], next, 8),
                group.ReceiveAsync(second, before, 8), group.ReceiveAsync(first, before, 7),
            ];
            Array.ForEach(works, w => w.Wait());
            Array.ForEach(works, w => w.Wait());

            Assert.All(works, w => Assert.True(w.IsCompleted));
            Same(inputs[before], first);
            Same(inputs[before + Ranks], second);
        }, check: check));
    }

    [Fact]
    public void Given_asynchronous_work_when_polled_then_it_completes_without_a_wait_and_may_outlive_the_callers_tensor()
    {
        Good(LocalGroups.Run(2, group =>
        {
            using var received = zeros(3);
            using var kept = ones(3);
            var given = kept.alias();
            IWork[] works = [group.AllReduceAsync(given), group.Rank == 0 ? group.SendAsync(kept, 1) : group.ReceiveAsync(received, 0)];
            given.Dispose();

            Assert.True(SpinWait.SpinUntil(() => works.All(w => w.IsCompleted), LocalGroups.Patience));
            Assert.Equal(2, kept[0].item<float>());
        }));
    }

    [Fact]
    public void Given_many_operations_when_done_then_no_tensor_is_left_behind()
    {
        Good(LocalGroups.Run(2, group => group.Barrier()));
        var before = LiveTensors.Settled();
        Good(LocalGroups.Run(2, group =>
        {
            using var tensor = ones(4);
            for (var k = 0; k < 5; k++)
            {
                group.AllReduce(tensor, ReduceOp.Average);
                if (group.Rank == 0) group.Send(tensor, 1);
                else group.Receive(tensor, 0);
            }
        }));

        Assert.Equal(before, LiveTensors.Settled());
    }

    [Theory]
    [InlineData("no such rank")]
    [InlineData("itself")]
    [InlineData("not contiguous")]
    [InlineData("average")]
    [InlineData("parts")]
    [InlineData("tag")]
    public void Given_arguments_that_cannot_be_meant_when_called_then_the_rank_that_passed_them_is_told(string mistake)
    {
        Good(LocalGroups.Run(2, group => Assert.ThrowsAny<ArgumentException>(() => (mistake switch
        {
            "no such rank" => group.BroadcastAsync(ones(2), 2),
            "itself" => group.SendAsync(ones(2), group.Rank),
            "not contiguous" => group.AllReduceAsync(ones(2, 3).t()),
            "average" => group.AllReduceAsync(ones(2, ScalarType.Int64), ReduceOp.Average),
            "parts" => group.AllGatherAsync(ones(5), ones(2)),
            _ => group.SendAsync(ones(2), 1 - group.Rank, ProcessGroup.LargestTag + 1),
        }).Wait())));
    }
}
