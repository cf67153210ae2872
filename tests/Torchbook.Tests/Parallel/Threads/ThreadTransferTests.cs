using Torchbook.Parallel;
using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel.Threads;

public class ThreadTransferTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Fact]
    public void Given_messages_with_tags_when_received_in_another_order_then_each_finds_its_own()
    {
        ThreadRanks.Run(2, ranks =>
        {
            using var scope = NewDisposeScope();
            if (ranks.Rank == 0)
            {
                IWork[] sent = [.. Enumerable.Range(0, 5).Select(tag => ranks.SendAsync(full([3], (float)tag), 1, tag))];
                Array.ForEach(sent, work => work.Wait());
            }
            else
            {
                foreach (var tag in new[] { 3, 0, 4, 1, 2 })
                {
                    var tensor = zeros(3);
                    ranks.Receive(tensor, 0, tag);
                    Assert.Equal(tag, tensor[0].item<float>());
                }
            }
        });
    }

    [Fact]
    public void Given_messages_with_one_tag_when_received_then_they_come_in_the_order_sent()
    {
        ThreadRanks.Run(2, ranks =>
        {
            using var scope = NewDisposeScope();
            for (var i = 0; i < 20; i++)
            {
                var tensor = full([2], i + ranks.Rank * 100f);
                var work = ranks.Rank == 0 ? ranks.SendAsync(tensor, 1) : ranks.ReceiveAsync(tensor, 0);
                work.Wait();
                Assert.Equal(i, tensor[0].item<float>());
            }
        });
    }

    [Fact]
    public void Given_neighbors_that_exchange_when_both_begin_before_they_wait_then_a_ring_turns()
    {
        var results = ThreadRanks.Run(4, ranks =>
        {
            using var scope = NewDisposeScope();
            var (mine, theirs) = (full([1], (float)ranks.Rank), zeros(1));
            var sent = ranks.SendAsync(mine, (ranks.Rank + 1) % 4);
            ranks.Receive(theirs, (ranks.Rank + 3) % 4);
            sent.Wait();
            return theirs.item<float>();
        });
        Assert.Equal([3, 0, 1, 2], results);
    }

    [Fact]
    public void Given_two_ranks_that_both_receive_first_when_run_then_the_time_out_says_where_the_other_is()
    {
        var error = Assert.Throws<CommunicationException>(() => ThreadRanks.Run(2, ranks =>
        {
            ranks.Barrier();
            ranks.Receive(zeros(2), 1 - ranks.Rank, tag: 7);
        }, Soon));
        Assert.Matches(@"Rank \d of 2 cannot finish its receive of Float32 \[2\] from rank \d with tag 7: rank \d \((in its receive of Float32 \[2\] from rank \d with tag 7|busy with something else)\) did not come to it within 1 s", error.Message);
    }

    [Fact]
    public void Given_another_shape_or_type_when_received_then_both_ranks_learn_what_was_sent()
    {
        var errors = new string[2];
        ThreadRanks.Run(2, ranks => errors[ranks.Rank] = Assert.Throws<CommunicationException>(() =>
            (ranks.Rank == 0 ? ranks.SendAsync(zeros(2, 3), 1, 5) : ranks.ReceiveAsync(zeros(2, 3, dtype: ScalarType.Float64), 0, 5)).Wait()).Message);
        Assert.All(errors, e => Assert.Contains("rank 0 sent Float32 [2, 3] and rank 1 received Float64 [2, 3] with tag 5", e, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_sender_that_has_ended_when_received_from_then_nobody_waits_for_the_time_out()
    {
        var error = Assert.Throws<CommunicationException>(() => ThreadRanks.Run(2, ranks =>
        {
            if (ranks.Rank == 1)
            {
                ranks.Receive(zeros(2), 0);
            }
        }));
        Assert.Contains("rank 0 ended without coming to the receive of Float32 [2] from rank 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_message_sent_by_a_rank_that_did_not_wait_when_received_later_then_it_is_there()
    {
        ThreadRanks.Run(2, ranks =>
        {
            using var scope = NewDisposeScope();
            if (ranks.Rank == 0)
            {
                _ = ranks.SendAsync(full([2], 9f), 1);
                return;
            }

            Thread.Sleep(20);
            var tensor = zeros(2);
            ranks.Receive(tensor, 0);
            Assert.Equal(9, tensor[1].item<float>());
        });
    }
}
