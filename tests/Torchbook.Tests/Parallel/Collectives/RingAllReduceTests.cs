using Torchbook.Parallel;
using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel.Collectives;

public class RingAllReduceTests(ITestOutputHelper log)
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 1000)]
    [InlineData(3, 7)]
    [InlineData(4, 2)]
    [InlineData(5, 0)]
    [InlineData(8, 4096)]
    public void Given_random_tensors_when_they_go_round_the_ring_then_all_ranks_hold_their_sum(int ranks, int elements)
    {
        var seed = Environment.TickCount64;
        log.WriteLine($"seed {seed}");
        manual_seed(seed);
        var inputs = Enumerable.Range(0, ranks).Select(_ => rand(elements, dtype: ScalarType.Float64)).ToArray();
        var expected = stack(inputs).sum(dim: 0);
        ThreadRanks.Run(ranks, group =>
        {
            var mine = inputs[group.Rank].clone();
            RingAllReduce.Run(group, mine);
            Assert.True(allclose(expected, mine, 1e-12, 1e-12));
        });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Given_a_tensor_that_the_ranks_divide_when_reduced_then_each_rank_sends_and_receives_2_n_minus_1_over_n_of_its_bytes(int ranks)
    {
        const int Bytes = 64_000 * 4;
        ThreadRanks.Run(ranks, plain =>
        {
            var counter = new TrafficCounter(plain);
            using var tensor = ones(64_000);
            RingAllReduce.Run(counter, tensor);

            Assert.Equal(2.0 * (ranks - 1) / ranks * Bytes, counter.BytesSent);
            Assert.Equal(counter.BytesSent, counter.BytesReceived);
            Assert.Equal(0, counter.Collectives);
            Assert.All(counter.Sent.Index(), m => Assert.Equal(new Message(plain.Rank, (plain.Rank + 1) % ranks, m.Index, Bytes / ranks), m.Item));
        });
    }

    [Fact]
    public void Given_an_observer_when_the_ring_runs_then_it_sees_every_step_and_half_way_one_finished_part_on_each_rank()
    {
        ThreadRanks.Run(4, ranks =>
        {
            using var tensor = ones(8);
            var steps = new List<int>();
            RingAllReduce.Run(ranks, tensor, step =>
            {
                steps.Add(step);
                Assert.Equal(step < 2 ? 0 : 2 * (step - 1), tensor.data<float>().Count(x => x == 4));
            });
            Assert.Equal([0, 1, 2, 3, 4, 5], steps);
        });
    }

    [Fact]
    public void Given_a_tensor_that_is_not_contiguous_when_reduced_then_it_is_refused() =>
        Assert.Throws<ArgumentException>(() => ThreadRanks.Run(1, ranks => RingAllReduce.Run(ranks, ones(2, 3).t())));
}
