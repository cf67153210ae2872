using System.Diagnostics;
using Torchbook.Parallel;
using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel.Collectives;

public class SlowLinkTests
{
    private static readonly AlphaBeta tenMilliseconds = AlphaBeta.Of(0.01, double.PositiveInfinity);

    [Fact]
    public void Given_a_slow_link_when_several_operations_begin_at_once_then_it_carries_them_one_after_the_other()
    {
        var trace = new Torchbook.Parallel.Trace();
        ThreadRanks.Run(2, plain =>
        {
            using var ranks = new SlowLink(plain, tenMilliseconds, trace);
            Tensor[] tensors = [ones(2), ones(2), ones(2)];
            var works = tensors.Select(t => ranks.AllReduceAsync(t)).ToList();
            Assert.False(works[2].IsCompleted);
            works.ForEach(w => w.Wait());
            Assert.All(tensors, t => Assert.Equal(2, t[0].item<float>()));
        });

        var spans = trace.Where(s => s.Rank == 0).Spans;
        Assert.Equal(3, spans.Count);
        // Two messages of 10 ms each, and never two operations at a time.
        Assert.InRange(spans[2].End - spans[0].Start, 0.055, double.PositiveInfinity);
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    [Fact]
    public void Given_slow_links_when_a_ring_runs_over_them_then_it_takes_what_the_model_says_and_no_rank_waits_for_ever()
    {
        var begin = Stopwatch.GetTimestamp();
        ThreadRanks.Run(4, plain =>
        {
            using var ranks = new SlowLink(plain, tenMilliseconds);
            using var tensor = ones(8);
            RingAllReduce.Run(ranks, tensor);
            Assert.Equal(4, tensor[7].item<float>());
        });

        Assert.InRange(Stopwatch.GetElapsedTime(begin).TotalSeconds, tenMilliseconds.AllReduce(32, 4) - 0.002, double.PositiveInfinity);
    }

    [Fact]
    public void Given_an_operation_that_fails_when_waited_for_then_the_error_comes_through()
    {
        Assert.ThrowsAny<CommunicationException>(() => ThreadRanks.Run(2, plain =>
        {
            using var ranks = new SlowLink(plain, tenMilliseconds);
            ranks.AllReduce(ones(1 + plain.Rank));
        }));
    }
}
