using System.Diagnostics;
using Torchbook.Parallel;
using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel.Threads;

public class ThreadFailureTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>The message of each rank's error; null for a rank without one.</summary>
    private static string?[] ErrorsOf(int worldSize, Action<ICommunicator> body, TimeSpan? timeout = null)
    {
        var errors = new string?[worldSize];
        ThreadRanks.Run(worldSize, ranks =>
        {
            try
            {
                body(ranks);
            }
            catch (CommunicationException e)
            {
                errors[ranks.Rank] = e.Message;
            }
        }, timeout);
        return errors;
    }

    [Fact]
    public void Given_a_rank_that_throws_when_others_wait_then_they_end_with_its_name_and_cause_and_run_throws_the_original()
    {
        var original = new InvalidDataException("no such file");
        var others = new Exception?[4];
        var begin = Stopwatch.GetTimestamp();
        var thrown = Assert.Throws<InvalidDataException>(() => ThreadRanks.Run(4, ranks =>
        {
            if (ranks.Rank == 2)
            {
                Thread.Sleep(20);
                throw original;
            }

            try
            {
                ranks.AllReduce(ones(2));
            }
            catch (Exception e)
            {
                others[ranks.Rank] = e;
                throw;
            }
        }));
        Assert.Same(original, thrown);
        Assert.All([0, 1, 3], rank => Assert.Equal(
            $"Rank {rank} of 4 cannot finish its all-reduce sum of Float32 [2]: rank 2 has failed with InvalidDataException: no such file", Assert.IsType<CommunicationException>(others[rank]).Message));
        Assert.True(Stopwatch.GetElapsedTime(begin) < ThreadRanks.DefaultTimeout / 2);
    }

    [Fact]
    public void Given_a_rank_that_never_comes_when_the_time_is_out_then_every_waiting_rank_names_it()
    {
        using var over = new ManualResetEventSlim();
        var errors = ErrorsOf(3, ranks =>
        {
            ranks.Barrier();
            if (ranks.Rank == 1)
            {
                over.Wait();
                return;
            }

            try
            {
                ranks.Barrier();
            }
            finally
            {
                over.Set();
            }
        }, Soon);
        Assert.Null(errors[1]);
        // On a busy machine one of the two may itself come late, and is named as well.
        Assert.All([0, 2], rank => Assert.Matches(
            $@"^Rank {rank} of 3 cannot finish its barrier: .*rank 1 \(busy with something else\).* did not come to it within 1 s\. All ranks must make the same calls in the same order\.$", errors[rank]!));
    }

    [Fact]
    public void Given_a_rank_that_ended_when_others_reduce_then_they_do_not_wait_for_the_time_out()
    {
        var errors = ErrorsOf(3, ranks =>
        {
            if (ranks.Rank != 1)
            {
                ranks.AllReduce(ones(2));
            }
        });
        Assert.All([0, 2], rank => Assert.Contains("rank 1 ended without coming to the all-reduce sum of Float32 [2]", errors[rank]!, StringComparison.Ordinal));
    }

    public static TheoryData<string, string> Mismatches() => new()
    {
        { "shape", "ranks 0 and 1 called all-reduce sum of Float32 [2, 3], rank 2 called all-reduce sum of Float32 [3, 2]" },
        { "type", "ranks 0 and 1 called all-reduce sum of Float32 [2, 3], rank 2 called all-reduce sum of Float64 [2, 3]" },
        { "op", "ranks 0 and 1 called all-reduce sum of Float32 [2, 3], rank 2 called all-reduce max of Float32 [2, 3]" },
        { "order", "ranks 0 and 1 called all-reduce sum of Float32 [2, 3], rank 2 called broadcast of Float32 [2, 3] from rank 0" },
        { "kind", "ranks 0 and 1 called all-reduce sum of Float32 [2, 3], rank 2 called barrier" },
    };

    [Theory, MemberData(nameof(Mismatches))]
    public void Given_calls_that_do_not_fit_together_when_made_then_all_ranks_get_the_same_clear_error(string what, string expected)
    {
        var errors = ErrorsOf(3, ranks =>
        {
            var tensor = ones(2, 3);
            var work = (ranks.Rank, what) switch
            {
                (2, "shape") => ranks.AllReduceAsync(ones(3, 2)),
                (2, "type") => ranks.AllReduceAsync(ones(2, 3, dtype: ScalarType.Float64)),
                (2, "op") => ranks.AllReduceAsync(tensor, ReduceOp.Max),
                (2, "order") => ranks.BroadcastAsync(tensor, 0),
                (2, "kind") => ranks.BarrierAsync(),
                _ => ranks.AllReduceAsync(tensor),
            };
            work.Wait();
        });
        Assert.All(errors, e => Assert.Contains($"the ranks' calls do not fit together: {expected}.", e!, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_reduction_that_the_engine_refuses_when_run_then_every_rank_reads_why()
    {
        var errors = ErrorsOf(2, ranks => ranks.AllReduce(zeros(2, dtype: ScalarType.ComplexFloat32), ReduceOp.Max));
        Assert.All(errors, e => Assert.Contains("the engine refused it", e!, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_failed_world_when_used_further_then_the_first_cause_is_repeated()
    {
        var errors = ErrorsOf(2, ranks =>
        {
            Assert.Throws<CommunicationException>(() => ranks.AllReduce(ones(ranks.Rank + 1)));
            ranks.Barrier();
        });
        Assert.All(errors, e => Assert.Contains("cannot finish its barrier: the ranks' calls do not fit together: rank 0 called", e!, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_failing_rank_whose_scope_ends_when_its_tensors_were_under_way_then_the_others_still_have_theirs()
    {
        for (var round = 0; round < 20; round++)
        {
            Assert.Throws<ArithmeticException>(() => ThreadRanks.Run(3, ranks =>
            {
                using var scope = NewDisposeScope();
                var tensor = ones(100_000);
                var work = ranks.AllReduceAsync(tensor);
                if (ranks.Rank == 0)
                {
                    throw new ArithmeticException();
                }

                work.Wait();
                ranks.Barrier();
            }));
        }
    }

    [Fact]
    public void Given_an_interrupted_caller_when_ranks_wait_then_all_of_them_end()
    {
        var ended = 0;
        Exception? thrown = null;
        using var waiting = new CountdownEvent(3);
        var caller = new Thread(() => thrown = Record.Exception(() => ThreadRanks.Run(3, ranks =>
        {
            try
            {
                waiting.Signal();
                if (ranks.Rank == 0)
                {
                    Thread.Sleep(Timeout.Infinite);
                }

                ranks.Barrier();
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }
        })));
        caller.Start();
        waiting.Wait();
        caller.Interrupt();
        caller.Join();
        Assert.IsType<ThreadInterruptedException>(thrown);
        Assert.Equal(3, ended);
    }
}
