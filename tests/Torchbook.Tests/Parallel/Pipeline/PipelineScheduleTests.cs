using Torchbook.Parallel;

namespace Torchbook.Tests.Parallel.Pipeline;

public class PipelineScheduleTests
{
    public static TheoryData<int, int> Sizes()
    {
        var data = new TheoryData<int, int> { { 1, 1 }, { 2, 1 }, { 2, 8 }, { 4, 4 }, { 4, 32 }, { 8, 5 } };
        data.Add(Random.Shared.Next(2, 12), Random.Shared.Next(1, 40));
        return data;
    }

    private static string Text(PipelineSchedule schedule, int stage) => string.Join(" ", schedule.Stages[stage].Select(a => $"{(a.Step == PipelineStep.Forward ? 'F' : 'B')}{a.MicroBatch}"));

    [Fact]
    public void Given_two_stages_and_four_micro_batches_when_planned_then_the_orders_are_those_of_the_papers()
    {
        Assert.All([0, 1], stage => Assert.Equal("F0 F1 F2 F3 B0 B1 B2 B3", Text(PipelineSchedule.GPipe(2, 4), stage)));
        var schedule = PipelineSchedule.OneForwardOneBackward(2, 4);
        Assert.Equal("F0 F1 B0 F2 B1 F3 B2 B3", Text(schedule, 0));
        Assert.Equal("F0 B0 F1 B1 F2 B2 F3 B3", Text(schedule, 1));
        Assert.Equal("F0 F1 F2 F3 B0 F4 B1 B2 B3 B4", Text(PipelineSchedule.OneForwardOneBackward(4, 5), 0));
        Assert.Equal("F0 B0", Text(PipelineSchedule.OneForwardOneBackward(3, 1), 0));
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Given_a_schedule_when_counted_then_gpipe_holds_all_micro_batches_and_1f1b_at_most_as_many_as_stages(int stages, int microBatches)
    {
        for (var stage = 0; stage < stages; stage++)
        {
            Assert.Equal(microBatches, PipelineSchedule.GPipe(stages, microBatches).PeakLive(stage));
            Assert.Equal(Math.Min(stages - stage, microBatches), PipelineSchedule.OneForwardOneBackward(stages, microBatches).PeakLive(stage));
        }
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Given_equal_stages_when_simulated_then_the_bubble_is_what_the_formula_says_however_long_backward_takes(int stages, int microBatches)
    {
        foreach (var backward in new[] { 1.0, 2.0, 2.7 })
        {
            foreach (var schedule in new[] { PipelineSchedule.GPipe(stages, microBatches), PipelineSchedule.OneForwardOneBackward(stages, microBatches) })
            {
                var trace = schedule.Simulate((_, action) => action.Step == PipelineStep.Forward ? 1 : backward);
                Assert.Equal(PipelineSchedule.IdealBubble(stages, microBatches), trace.IdleShare, 9);
                Assert.Equal((microBatches + stages - 1) * (1 + backward), trace.Duration, 9);
                Assert.Equal(2 * microBatches * stages, trace.Spans.Count);
            }
        }
    }

    [Fact]
    public void Given_a_simulation_when_looked_at_then_nothing_begins_before_what_it_needs()
    {
        var spans = PipelineSchedule.OneForwardOneBackward(3, 7).Simulate((stage, _) => stage + 0.5).Spans.ToDictionary(s => (s.Rank, s.Name));
        for (var m = 0; m < 7; m++)
        {
            Assert.All([1, 2], k => Assert.True(spans[(k, $"forward {m}")].Start >= spans[(k - 1, $"forward {m}")].End));
            Assert.All([0, 1], k => Assert.True(spans[(k, $"backward {m}")].Start >= spans[(k + 1, $"backward {m}")].End));
            Assert.True(spans[(2, $"backward {m}")].Start >= spans[(2, $"forward {m}")].End);
        }
    }

    [Fact]
    public void Given_stages_in_orders_that_block_each_other_when_simulated_then_the_error_says_who_waits_for_what()
    {
        var good = PipelineSchedule.OneForwardOneBackward(2, 2).Stages;
        PipelineAction[] swapped = [PipelineAction.Forward(0), PipelineAction.Forward(1), PipelineAction.Backward(1), PipelineAction.Backward(0)];
        PipelineAction[] eager = [PipelineAction.Forward(0), PipelineAction.Backward(0), PipelineAction.Forward(1), PipelineAction.Backward(1)];
        Assert.Equal(8, new PipelineSchedule("last first", swapped, swapped).Simulate().Spans.Count);
        var error = Assert.Throws<InvalidOperationException>(() => new PipelineSchedule("mixed", eager, swapped).Simulate());
        Assert.Equal("These stages wait for each other for ever: stage 0 for backward 0 of stage 1, stage 1 for forward 1 of stage 0.", error.Message);
        Assert.Equal(2, good.Count);
    }

    [Fact]
    public void Given_a_schedule_that_is_none_when_made_then_the_error_names_stage_and_action()
    {
        PipelineAction[] fine = [PipelineAction.Forward(0), PipelineAction.Backward(0)];
        Assert.Contains("Stage 1 does backward 0 before forward 0", Assert.Throws<ArgumentException>(() => new PipelineSchedule("x", fine, [fine[1], fine[0]])).Message, StringComparison.Ordinal);
        Assert.Contains("Stage 1 does forward 0 twice", Assert.Throws<ArgumentException>(() => new PipelineSchedule("x", fine, [fine[0], fine[0]])).Message, StringComparison.Ordinal);
        Assert.Contains("Stage 1 does 1 things", Assert.Throws<ArgumentException>(() => new PipelineSchedule("x", fine, [fine[0]])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PipelineSchedule.GPipe(0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => PipelineSchedule.OneForwardOneBackward(2, 0));
    }

    [Fact]
    public void Given_a_schedule_when_drawn_then_micro_batches_stand_in_two_colors_on_a_lane_for_each_stage()
    {
        var figure = PipelineSchedule.GPipe(4, 8).Timeline("27% of the time is bubble");
        Assert.Equal(["forward", "backward"], figure.Panel.Traces.Select(t => t.Name!));
        Assert.Equal(4, figure.Panel.Y.Categories!.Count);
        Assert.Contains(">7</text>", figure.ToSvg(), StringComparison.Ordinal);
    }
}
