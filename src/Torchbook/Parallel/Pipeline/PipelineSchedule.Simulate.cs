using Torchbook.Charts;

namespace Torchbook.Parallel;

public sealed partial class PipelineSchedule
{
    /// <summary>When everything would happen if each action took its time and messages took none: a trace with the stages as ranks.</summary>
    /// <param name="duration">Time of an action at a stage, in any unit; 1 for each when null.</param>
    /// <exception cref="InvalidOperationException">The stages wait for each other for ever; the message says what for.</exception>
    public Trace Simulate(Func<int, PipelineAction, double>? duration = null)
    {
        var ends = new Dictionary<(int Stage, PipelineAction Action), double>();
        var (next, free) = (new int[Stages.Count], new double[Stages.Count]);
        var spans = new List<Span>();
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var (stage, actions) in Stages.Index())
            {
                while (next[stage] < actions.Count && Before(stage, actions[next[stage]]) is var before && (before is null || ends.ContainsKey(before.Value)))
                {
                    var action = actions[next[stage]++];
                    var start = Math.Max(free[stage], before is null ? 0 : ends[before.Value]);
                    ends[(stage, action)] = free[stage] = start + (duration?.Invoke(stage, action) ?? 1);
                    spans.Add(new(stage, SpanKind.Compute, action.ToString(), start, free[stage]));
                    moved = true;
                }
            }
        }

        return next.Index().All(n => n.Item == Stages[n.Index].Count) ? new(spans) : throw new InvalidOperationException(
            $"These stages wait for each other for ever: {string.Join(", ", next.Index().Where(n => n.Item < Stages[n.Index].Count).Select(n => Waiting(n.Index, Stages[n.Index][n.Item])))}.");
    }

    /// <summary><see cref="Simulate"/> as a chart, with a lane for each stage.</summary>
    /// <inheritdoc cref="Simulate"/>
    public Figure Timeline(string? title = null, Func<int, PipelineAction, double>? duration = null) => Timeline(Simulate(duration), title)
        .WithXAxis("time", duration is null ? "one unit: a forward, or a backward, of one micro-batch" : "units")
        .WithYAxis(categories: [.. Enumerable.Range(0, Stages.Count).Select(stage => $"stage {stage}")]);

    /// <summary>The computing of a traced pipeline as a chart: forwards and backwards with the numbers of their micro-batches.</summary>
    public static Figure Timeline(Trace trace, string? title = null) => trace.Where(s => s.Kind == SpanKind.Compute).Timeline(title, s => s.Name.Split(' ')[0]);

    /// <summary>What must have happened before an action, at which stage; null for the first forward of all.</summary>
    private (int Stage, PipelineAction Action)? Before(int stage, PipelineAction action) => action.Step switch
    {
        PipelineStep.Forward => stage == 0 ? null : (stage - 1, action),
        _ => stage == Stages.Count - 1 ? (stage, PipelineAction.Forward(action.MicroBatch)) : (stage + 1, action),
    };

    private string Waiting(int stage, PipelineAction action) => $"stage {stage} for {Before(stage, action)!.Value.Action} of stage {Before(stage, action)!.Value.Stage}";
}
