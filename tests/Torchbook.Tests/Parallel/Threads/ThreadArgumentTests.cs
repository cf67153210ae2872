using Torchbook.Parallel;
using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel.Threads;

public class ThreadArgumentTests
{
    private static void AssertRefused<T>(string expected, Action<ICommunicator> body, int worldSize = 2)
        where T : Exception
    {
        var error = Assert.Throws<T>(() => ThreadRanks.Run(worldSize, body));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Given_no_ranks_when_run_then_it_is_refused(int worldSize) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreadRanks.Run(worldSize, _ => { }));

    [Fact]
    public void Given_a_time_out_of_nothing_when_run_then_it_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreadRanks.Run(1, _ => { }, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreadRanks.Run(1, _ => { }, TimeSpan.MaxValue));
    }

    [Fact]
    public void Given_a_rank_that_does_not_exist_when_named_then_the_error_says_which_do()
    {
        AssertRefused<ArgumentOutOfRangeException>("There is no rank 2: with world size 2, ranks are 0 to 1.", r => r.Broadcast(ones(1), 2));
        AssertRefused<ArgumentOutOfRangeException>("There is no rank -1", r => r.Send(ones(1), -1));
        AssertRefused<ArgumentOutOfRangeException>("There is no rank 5", r => r.Receive(ones(1), 5));
        AssertRefused<ArgumentException>("cannot send to itself", r => r.Send(ones(1), r.Rank));
    }

    [Fact]
    public void Given_a_tensor_that_is_not_contiguous_when_used_then_the_error_says_what_to_pass()
    {
        var transposed = ones(3, 2).t();
        AssertRefused<ArgumentException>("Float32 [2, 3] is not contiguous", r => r.AllReduce(transposed));
        AssertRefused<ArgumentException>("tensor.contiguous()", r => r.Send(transposed, 1 - r.Rank));
        AssertRefused<ArgumentException>("output.contiguous()", r => r.AllGather(ones(3, 4).t(), ones(2, 3)));
    }

    [Fact]
    public void Given_parts_that_do_not_make_the_whole_when_gathered_or_scattered_then_the_error_says_what_would()
    {
        AssertRefused<ArgumentException>("Float32 [5, 3] does not hold one Float32 [2, 3] for each of 2 ranks: that would be Float32 [4, 3].", r => r.AllGather(ones(5, 3), ones(2, 3)));
        AssertRefused<ArgumentException>("that would be Float64 [6]", r => r.ReduceScatter(ones(2, dtype: ScalarType.Float64), ones(6), ReduceOp.Sum), worldSize: 3);
        AssertRefused<ArgumentException>("does not hold one", r => r.AllGather(ones(2), ones([])));
    }

    [Fact]
    public void Given_an_average_of_whole_numbers_when_asked_for_then_the_error_says_why_not() =>
        AssertRefused<ArgumentException>("An average of Int64 would be cut off", r => r.AllReduce(ones(2, dtype: ScalarType.Int64), ReduceOp.Average));

    [Fact]
    public void Given_a_communicator_that_was_disposed_when_used_then_the_rank_learns_it() =>
        AssertRefused<ObjectDisposedException>("", r =>
        {
            r.Dispose();
            r.Barrier();
        }, worldSize: 1);

    [Fact]
    public void Given_results_when_returned_then_they_stand_in_the_order_of_ranks() =>
        Assert.Equal([0, 10, 20], ThreadRanks.Run(3, r =>
        {
            Thread.Sleep(10 - r.Rank * 4);
            return r.Rank * 10;
        }));
}
