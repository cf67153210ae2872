using Torchbook.Parallel;
using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel.Tracing;

public class TracedCommunicatorTests
{
    [Fact]
    public void Given_a_traced_communicator_when_used_then_results_are_the_same_and_every_operation_leaves_a_span()
    {
        var trace = new Trace();
        ThreadRanks.Run(2, plain =>
        {
            using var scope = NewDisposeScope();
            using var ranks = plain.Traced(trace);
            var (tensor, part, whole) = (ones(2), ones(1), zeros(2));
            ranks.AllReduce(tensor);
            ranks.AllGather(whole, part);
            ranks.ReduceScatter(part, whole);
            ranks.Broadcast(tensor, 0);
            if (ranks.Rank == 0)
            {
                ranks.Send(tensor, 1, 4);
            }
            else
            {
                ranks.Receive(tensor, 0, 4);
            }

            ranks.Barrier();
            Assert.Equal((2, 2), (tensor[0].item<float>(), part.item<float>()));
        });
        string[] common = ["all-reduce", "all-gather", "reduce-scatter", "broadcast"];
        Assert.Equal([.. common, "send 4", "barrier"], trace.Where(s => s.Rank == 0).Spans.Select(s => s.Name));
        Assert.Equal([.. common, "receive 4", "barrier"], trace.Where(s => s.Rank == 1).Spans.Select(s => s.Name));
        Assert.All(trace.Spans, s => Assert.True(s.Kind == SpanKind.Communication && s.Duration >= 0));
    }

    [Fact]
    public void Given_work_that_nobody_waits_for_when_it_ends_then_its_span_ends_too_while_the_rank_is_still_busy()
    {
        var trace = new Trace();
        ThreadRanks.Run(2, plain =>
        {
            using var scope = NewDisposeScope();
            using var ranks = plain.Traced(trace);
            var work = ranks.AllReduceAsync(ones(2));
            Assert.True(SpinWait.SpinUntil(() => trace.Spans.Any(s => s.Rank == plain.Rank), TimeSpan.FromSeconds(60)));
            work.Wait();
            Assert.Single(trace.Spans, s => s.Rank == plain.Rank);
        });
    }

    [Fact]
    public void Given_a_rank_that_is_late_when_others_wait_then_their_spans_last_until_it_comes()
    {
        var trace = new Trace();
        ThreadRanks.Run(2, plain =>
        {
            using var ranks = plain.Traced(trace);
            if (ranks.Rank == 1)
            {
                using var busy = trace.Measure(1, SpanKind.Compute, "slow layer");
                Thread.Sleep(50);
            }

            ranks.Barrier();
        });
        var barrier = trace.Spans.Single(s => s is { Rank: 0, Name: "barrier" });
        Assert.True(barrier.Overlap(trace.Spans.Single(s => s.Name == "slow layer")) > 0.04 || barrier.Start > 0.01);
    }
}
