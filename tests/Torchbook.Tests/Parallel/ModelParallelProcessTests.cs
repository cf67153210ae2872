using System.Globalization;

namespace Torchbook.Tests.Parallel;

/// <summary>Split layers and pipelines between two real processes.</summary>
public class ModelParallelProcessTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-6;

    private async Task AssertSmallErrors(string code)
    {
        var seed = Random.Shared.Next(1_000_000);
        output.WriteLine($"seed {seed}");
        var (result, lines) = await RankScript.RunAsync(2, """
            using TorchSharp;
            manual_seed(long.Parse(Args[0]));
            var group = ProcessGroup.FromEnvironment(TimeSpan.FromSeconds(60));
            double Error(Tensor got, Tensor expected) => ((got - expected).abs().max() / expected.abs().max()).item<double>();
            void Report(double error) => Console.WriteLine(error.ToString(System.Globalization.CultureInfo.InvariantCulture));

            """ + code, $"{seed}");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(2, lines.Count);
        Assert.All(lines, l => Assert.InRange(double.Parse(l.Text, CultureInfo.InvariantCulture), 0, Tolerance));
    }

    [Fact]
    public Task Given_a_block_of_column_and_row_when_two_processes_share_it_then_outputs_and_gradients_are_the_whole_blocks() => AssertSmallErrors("""
        var (up, down) = (nn.Linear(6, 10), nn.Linear(10, 3));
        var whole = nn.Sequential(up, nn.GELU(), down).to(float64);
        Tensor x = rand(5, 6, dtype: float64, requires_grad: true), mine = x.detach().clone().requires_grad_();
        var expected = whole.call(x);
        (expected * expected).sum().backward();
        var (first, second) = (ColumnParallelLinear.Split(up, group, gatherOutput: false), RowParallelLinear.Split(down, group));
        var got = nn.Sequential(first, nn.GELU(), second).call(mine);
        (got * got).sum().backward();
        Report(new[] { Error(got, expected), Error(mine.grad, x.grad), Error(first.Weight.grad, up.weight.grad.chunk(2, 0)[group.Rank]),
            Error(second.Weight.grad, down.weight.grad.chunk(2, 1)[group.Rank]), Error(second.Bias.grad, down.bias.grad) }.Max());
        """);

    [Fact]
    public Task Given_a_model_in_two_stages_when_two_processes_run_both_schedules_then_gradients_are_the_unsplit_models() => AssertSmallErrors("""
        var model = nn.Sequential(nn.Linear(4, 7), nn.Tanh(), nn.Linear(7, 5), nn.Tanh(), nn.Linear(5, 2)).to(float64);
        var (inputs, targets) = (rand(12, 4, dtype: float64), rand(12, 2, dtype: float64));
        var whole = nn.functional.mse_loss(model.call(inputs), targets);
        whole.backward();
        var stage = PipelineStages.Split(model, 2)[group.Rank];
        var expected = stage.parameters().Select(p => p.grad.clone()).ToArray();
        double ErrorOf(PipelineSchedule schedule)
        {
            model.zero_grad();
            var result = new Pipeline(stage, schedule, group).Run(inputs, targets, (y, t) => nn.functional.mse_loss(y, t));
            if (result.PeakLive != schedule.PeakLive(group.Rank)) throw new Exception($"{result.PeakLive} micro-batches were live");
            return stage.parameters().Select((p, i) => Error(p.grad, expected[i])).Append(Math.Abs(result.Loss - whole.item<double>())).Max();
        }
        Report(Math.Max(ErrorOf(PipelineSchedule.GPipe(2, 6)), ErrorOf(PipelineSchedule.OneForwardOneBackward(2, 6))));
        """);

    [Fact]
    public async Task Given_a_stage_that_dies_in_the_middle_when_the_other_waits_for_it_then_the_launch_ends_with_its_error()
    {
        var (result, _) = await RankScript.RunAsync(2, """
            using TorchSharp;
            var group = ProcessGroup.FromEnvironment(TimeSpan.FromSeconds(60));
            var count = 0;
            var stage = nn.Linear(3, 3);
            stage.register_forward_hook((_, _, y) => group.Rank == 1 && count++ == 2 ? throw new InvalidOperationException("stage 1 ran out of memory") : y);
            new Pipeline(stage, PipelineSchedule.OneForwardOneBackward(2, 4), group).Run(ones(8, 3), ones(8, 3), (y, t) => nn.functional.mse_loss(y, t));
            """);

        Assert.Equal((1, 1), (result.ExitCode, result.FailedRank));
        Assert.Contains("stage 1 ran out of memory", result.Error, StringComparison.Ordinal);
    }
}
