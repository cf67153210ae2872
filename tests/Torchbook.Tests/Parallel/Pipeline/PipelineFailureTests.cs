using Torchbook.Parallel;
using static TorchSharp.torch;
using Runner = Torchbook.Parallel.Pipeline;

namespace Torchbook.Tests.Parallel.Pipeline;

public class PipelineFailureTests
{
    private static readonly Func<Tensor, Tensor, Tensor> SquaredError = (y, t) => nn.functional.mse_loss(y, t);

    private sealed class FailsAt(int microBatch) : nn.Module<Tensor, Tensor>(nameof(FailsAt))
    {
        private int count;

        public override Tensor forward(Tensor input) => count++ == microBatch ? throw new InvalidOperationException("out of memory") : input.alias();
    }

    private static void Run(int ranks, Func<int, nn.Module<Tensor, Tensor>> stage, Func<int, PipelineSchedule> schedule, string?[]? errors = null, TimeSpan? timeout = null) => ThreadRanks.Run(ranks, r =>
    {
        try
        {
            new Runner(stage(r.Rank), schedule(r.Rank), r).Run(ones(4, 3), ones(4, 3), SquaredError);
        }
        catch (Exception e) when (errors is not null)
        {
            errors[r.Rank] = e.Message;
            throw;
        }
    }, timeout);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Given_a_stage_that_dies_in_the_middle_when_others_wait_for_it_then_all_name_it_and_its_cause(bool gpipe)
    {
        var errors = new string?[3];
        var thrown = Assert.Throws<InvalidOperationException>(() => Run(3, rank => rank == 1 ? nn.Sequential(nn.Linear(3, 3), new FailsAt(2)) : nn.Linear(3, 3),
            _ => gpipe ? PipelineSchedule.GPipe(3, 4) : PipelineSchedule.OneForwardOneBackward(3, 4), errors));
        Assert.Equal("out of memory", thrown.Message);
        Assert.All([0, 2], rank => Assert.Contains("rank 1 has failed with InvalidOperationException: out of memory", errors[rank]!, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_batch_that_is_not_divisible_when_run_then_the_error_names_the_nearest_that_are()
    {
        var error = Assert.Throws<ArgumentException>(() => Run(2, _ => nn.Linear(3, 3), _ => PipelineSchedule.GPipe(2, 3)));
        Assert.Contains("A batch of 4 cannot be cut into 3 equal micro-batches; nearest that work: 3 or 6 examples.", error.Message, StringComparison.Ordinal);
        Assert.Contains("nearest that work: 5 examples", Assert.Throws<ArgumentException>(() => Run(2, _ => nn.Linear(3, 3), _ => PipelineSchedule.GPipe(2, 5))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_missing_data_or_another_number_of_ranks_when_run_then_the_error_says_what_is_needed()
    {
        var schedule = PipelineSchedule.GPipe(2, 2);
        Assert.Contains("Rank 0 is the first stage and needs the inputs", Assert.Throws<ArgumentException>(() => ThreadRanks.Run(2, r => new Runner(nn.Linear(3, 3), schedule, r).Run(null, ones(4, 3), SquaredError))).Message, StringComparison.Ordinal);
        Assert.Contains("Rank 1 is the last stage and needs the targets", Assert.Throws<ArgumentException>(() => ThreadRanks.Run(2, r => new Runner(nn.Linear(3, 3), schedule, r).Run(ones(4, 3), null, SquaredError))).Message, StringComparison.Ordinal);
        Assert.Contains("The schedule has 2 stages, and there are 3 ranks", Assert.Throws<ArgumentException>(() => Run(3, _ => nn.Linear(3, 3), _ => schedule)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_one_rank_with_another_order_when_run_then_the_time_out_says_who_waits_for_which_message()
    {
        PipelineAction[] wrong = [PipelineAction.Forward(1), PipelineAction.Backward(1), PipelineAction.Forward(0), PipelineAction.Backward(0)];
        PipelineAction[] right = [PipelineAction.Forward(0), PipelineAction.Backward(0), PipelineAction.Forward(1), PipelineAction.Backward(1)];
        var error = Assert.Throws<CommunicationException>(() => Run(2, _ => nn.Linear(3, 3), rank => rank == 0 ? new("in turn", right, right) : new("wrong", wrong, wrong), timeout: TimeSpan.FromSeconds(1)));
        Assert.Contains("did not come to it within 1 s. All ranks must make the same calls in the same order.", error.Message, StringComparison.Ordinal);
        Assert.Contains("its receive of Float32 [2, 3] from rank", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_orders_that_block_each_other_on_all_ranks_when_made_then_nobody_needs_to_wait()
    {
        PipelineAction[] a = [PipelineAction.Forward(0), PipelineAction.Backward(0), PipelineAction.Forward(1), PipelineAction.Backward(1)];
        PipelineAction[] b = [PipelineAction.Forward(0), PipelineAction.Forward(1), PipelineAction.Backward(1), PipelineAction.Backward(0)];
        Assert.Contains("wait for each other for ever", Assert.Throws<ArgumentException>(() => Run(2, _ => nn.Linear(3, 3), _ => new("blocked", a, b))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_stage_that_does_not_take_what_comes_when_run_then_the_engines_error_ends_all()
    {
        var errors = new string?[2];
        Assert.ThrowsAny<Exception>(() => Run(2, rank => nn.Linear(rank == 0 ? 3 : 5, 3), _ => PipelineSchedule.GPipe(2, 2), errors));
        Assert.Contains("shapes cannot be multiplied", errors[1]!, StringComparison.Ordinal);
        Assert.Contains("rank 1 has failed", errors[0]!, StringComparison.Ordinal);
    }
}
