using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Torchbook.Parallel;
using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel;

public class ProcessGroupFailureTests
{
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(2);

    private static string[] Messages(Exception?[] errors) => [.. errors.Select(e => Assert.IsType<CommunicationException>(e).Message)];

    [Fact]
    public void Given_shapes_that_differ_when_reduced_then_every_rank_gets_one_error_that_names_them_and_can_go_on()
    {
        var errors = new Exception?[3];
        var after = LocalGroups.Run(3, group =>
        {
            errors[group.Rank] = Record.Exception(() => group.AllReduce(ones(group.Rank == 1 ? [4, 3] : [3, 4])));
            using var sum = ones(2);
            group.AllReduce(sum);
            Assert.Equal(3, sum[0].item<float>());
        });

        Assert.All(Messages(errors), m => Assert.Contains("ranks 0 and 2 called all-reduce sum of Float32 [3, 4], rank 1 called all-reduce sum of Float32 [4, 3]", m));
        Assert.All(after, e => Assert.Null(e));
    }

    [Theory]
    [InlineData("type")]
    [InlineData("op")]
    [InlineData("kind")]
    [InlineData("source")]
    public void Given_calls_that_differ_when_they_meet_then_every_rank_gets_an_error(string difference)
    {
        var errors = LocalGroups.Run(2, group =>
        {
            var odd = group.Rank == 1;
            (difference switch
            {
                "type" => group.AllReduceAsync(ones(2, odd ? ScalarType.Float64 : ScalarType.Float32)),
                "op" => group.AllReduceAsync(ones(2), odd ? ReduceOp.Max : ReduceOp.Sum),
                "kind" => odd ? group.BarrierAsync() : group.AllReduceAsync(ones(2)),
                _ => group.BroadcastAsync(ones(2), group.Rank),
            }).Wait();
        });

        Assert.All(Messages(errors), m => Assert.Contains("do not fit together", m));
    }

    [Fact]
    public void Given_a_send_larger_than_its_receive_when_they_meet_then_both_get_an_error_and_can_go_on()
    {
        var errors = new Exception?[2];
        var after = LocalGroups.Run(2, group =>
        {
            errors[group.Rank] = Record.Exception(() =>
            {
                if (group.Rank == 0) group.Send(ones(1000), 1, 5);
                else group.Receive(ones(10), 0, 5);
            });
            group.Barrier();
        });

        Assert.Equal(
            ["Rank 0 of 2 cannot finish its send of Float32 [1000] to rank 1 with tag 5: rank 1 receives Float32 [10].",
             "Rank 1 of 2 cannot finish its receive of Float32 [10] from rank 0 with tag 5: rank 0 sent Float32 [1000]."], Messages(errors));
        Assert.All(after, e => Assert.Null(e));
    }

    [Fact]
    public void Given_a_rank_that_leaves_when_others_wait_for_it_then_they_get_an_error_and_so_does_all_they_do_later()
    {
        var errors = LocalGroups.Run(3, group =>
        {
            if (group.Rank != 1)
            {
                var first = Assert.Throws<CommunicationException>(() => group.AllReduce(ones(2)));
                Assert.Contains("died or left", first.Message);
                Assert.Contains(first.Message, Assert.Throws<CommunicationException>(() => group.Barrier()).Message);
            }
        });

        Assert.All(errors, e => Assert.Null(e));
    }

    [Fact]
    public void Given_a_rank_that_does_not_come_when_the_time_is_up_then_the_others_get_an_error()
    {
        using var over = new ManualResetEventSlim();
        var errors = LocalGroups.Run(2, group =>
        {
            if (group.Rank == 1)
            {
                over.Wait(LocalGroups.Patience);
                return;
            }

            var begin = Stopwatch.GetTimestamp();
            var error = Assert.Throws<CommunicationException>(() => group.AllReduce(ones(2)));
            over.Set();
            Assert.Contains("within 2 s", error.Message);
            Assert.InRange(Stopwatch.GetElapsedTime(begin), soon / 2, LocalGroups.Patience);
        }, soon);

        Assert.All(errors, e => Assert.Null(e));
    }

    [Fact]
    public void Given_a_missing_rank_when_the_others_meet_then_it_is_named()
    {
        var port = LocalGroups.FreePort();
        var errors = LocalGroups.RunRanks(2, rank => ProcessGroup.Connect(LocalGroups.Place(rank, 4, port), soon).Dispose());

        Assert.All(Messages(errors), m => Assert.Contains("cannot meet the others", m));
        Assert.Contains(Messages(errors), m => m.Contains("ranks that did not come in time: 2, 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Given_two_processes_with_the_same_rank_when_they_meet_then_one_is_told()
    {
        var port = LocalGroups.FreePort();
        var errors = LocalGroups.RunRanks(3, rank => ProcessGroup.Connect(LocalGroups.Place(Math.Min(rank, 1), 3, port), soon).Dispose());

        Assert.Contains(Messages(errors), m => m.Contains("another process is rank 1 already", StringComparison.Ordinal));
    }

    [Fact]
    public void Given_ranks_that_differ_in_the_world_size_when_they_meet_then_one_is_told()
    {
        var port = LocalGroups.FreePort();
        var errors = LocalGroups.RunRanks(2, rank => ProcessGroup.Connect(LocalGroups.Place(rank, 2 + rank, port), soon).Dispose());

        Assert.Contains(Messages(errors), m => m.Contains("world size", StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_port_in_use_when_rank_0_wants_to_listen_then_the_error_says_so()
    {
        LocalGroups.Require();
        using var other = new TcpListener(IPAddress.IPv6Any, 0);
        other.Server.DualMode = true;
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var error = Assert.Throws<CommunicationException>(() => ProcessGroup.Connect(LocalGroups.Place(0, 2, port), soon));

        Assert.Contains($"127.0.0.1:{port}", error.Message);
        Assert.Contains("in use by another program", error.Message);
    }

    [Fact]
    public void Given_a_host_that_does_not_exist_when_a_rank_looks_for_it_then_the_error_names_it()
    {
        LocalGroups.Require();
        var place = new RankEnvironment(1, 2, 1, "no-such-host.invalid", 29500);

        Assert.Contains("no-such-host.invalid", Assert.Throws<CommunicationException>(() => ProcessGroup.Connect(place, soon)).Message);
    }
}
