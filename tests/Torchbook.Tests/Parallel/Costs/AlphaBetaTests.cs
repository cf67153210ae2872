using Torchbook.Parallel;

namespace Torchbook.Tests.Parallel.Costs;

public class AlphaBetaTests
{
    private static readonly AlphaBeta link = AlphaBeta.Of(latency: 1e-5, bytesPerSecond: 1e9);

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(512)]
    public void Given_a_link_without_latency_when_n_ranks_reduce_then_the_bus_carries_2_n_minus_1_over_n_of_the_bytes(int ranks)
    {
        // The factor by which nccl-tests turns time into "bus bandwidth".
        var pure = AlphaBeta.Of(0, 1e9);

        Assert.Equal(2.0 * (ranks - 1) / ranks * 1e8 / 1e9, pure.AllReduce(1e8, ranks), 1e-12);
    }

    [Fact]
    public void Given_one_rank_when_it_communicates_with_itself_then_nothing_is_spent() =>
        Assert.Equal((0, 0, 0), (link.AllReduce(1e6, 1), link.AllGather(1e6, 1), link.Broadcast(1e6, 1)));

    [Fact]
    public void Given_many_ranks_when_reduced_in_a_ring_then_it_takes_less_than_twice_the_time_of_two_where_all_to_one_takes_a_hundred_times_as_long()
    {
        Assert.InRange(link.AllReduce(1e8, 128) / link.AllReduce(1e8, 2), 1.9, 2.1);
        Assert.Equal(127, link.AllReduceThroughOne(1e8, 128) / link.AllReduceThroughOne(1e8, 2), 1e-9);
    }

    [Fact]
    public void Given_a_step_when_communication_overlaps_then_it_is_never_slower_and_never_faster_than_computing_or_sending_alone()
    {
        var random = new Random(1);
        for (var k = 0; k < 1000; k++)
        {
            var step = new DataParallelCost(random.NextDouble(), random.NextDouble(), random.NextDouble() * 1e9, AlphaBeta.Of(random.NextDouble() * 1e-3, 1e9), random.Next(1, 20));
            var ranks = random.Next(1, 1000);
            var least = Math.Max(step.Forward + step.Backward, step.Communication(ranks));

            Assert.InRange(step.StepOverlapped(ranks), least - 1e-9, step.StepInTurn(ranks) + 1e-9);
            Assert.InRange(step.Efficiency(ranks, overlapped: true), step.Efficiency(ranks, overlapped: false) - 1e-9, 1 + 1e-9);
        }
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(double.NaN, 1)]
    public void Given_a_link_that_cannot_be_when_made_then_it_is_refused(double latency, double bandwidth) =>
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => AlphaBeta.Of(latency, bandwidth));
}
