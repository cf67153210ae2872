namespace Torchbook.Parallel;

/// <summary>
/// Who does what in which order in a pipeline of K stages and M micro-batches: for each stage a list of forwards and backwards. Nothing
/// but data; <see cref="Pipeline"/> carries it out. Introduced in the lesson "Model parallelism".
/// </summary>
public sealed partial class PipelineSchedule
{
    /// <summary>A schedule of your own.</summary>
    /// <param name="name">For titles.</param>
    /// <param name="stages">The actions of each stage, in order.</param>
    /// <exception cref="ArgumentException">A stage lacks an action, does one twice, or goes backward before forward.</exception>
    public PipelineSchedule(string name, params IReadOnlyList<IReadOnlyList<PipelineAction>> stages)
    {
        ArgumentOutOfRangeException.ThrowIfZero(stages.Count, nameof(stages));
        (Name, Stages, MicroBatches) = (name, stages, stages[0].Count / 2);
        ArgumentOutOfRangeException.ThrowIfZero(MicroBatches, nameof(stages));
        foreach (var (stage, actions) in stages.Index())
        {
            Check(stage, actions);
        }
    }

    /// <summary>Such as <c>GPipe</c>.</summary>
    public string Name { get; }

    /// <summary>How many micro-batches a batch is cut into, M.</summary>
    public int MicroBatches { get; }

    /// <summary>The actions of each stage, in order; there are K stages.</summary>
    public IReadOnlyList<IReadOnlyList<PipelineAction>> Stages { get; }

    /// <summary>The idle share that a pipeline of K equal stages and M micro-batches cannot avoid, (K − 1)/(M + K − 1).</summary>
    public static double IdealBubble(int stages, int microBatches) => (stages - 1.0) / (microBatches + stages - 1);

    /// <summary>All forwards, then all backwards: every stage holds M micro-batches in between (Huang et al., <i>GPipe</i>, arXiv 1811.06965).</summary>
    public static PipelineSchedule GPipe(int stages, int microBatches)
    {
        Check(stages, microBatches);
        PipelineAction[] actions = [.. Enumerable.Range(0, microBatches).Select(PipelineAction.Forward), .. Enumerable.Range(0, microBatches).Select(PipelineAction.Backward)];
        return new("GPipe", [.. Enumerable.Repeat(actions, stages)]);
    }

    /// <summary>
    /// 1F1B: stage k begins with K − 1 − k forwards, then takes one forward and one backward in turn, so that it never holds more than K − k
    /// micro-batches, however large M is (Narayanan et al., <i>PipeDream</i>, arXiv 1806.03377; with a flush after each batch, arXiv 2104.04473).
    /// </summary>
    public static PipelineSchedule OneForwardOneBackward(int stages, int microBatches)
    {
        Check(stages, microBatches);
        return new("1F1B", [.. Enumerable.Range(0, stages).Select(stage => OneInTurn(Math.Min(stages - 1 - stage, microBatches), microBatches))]);
    }

    /// <summary>The most micro-batches that a stage holds between their forward and their backward.</summary>
    public int PeakLive(int stage)
    {
        var (live, peak) = (0, 0);
        foreach (var action in Stages[stage])
        {
            live += action.Step == PipelineStep.Forward ? 1 : -1;
            peak = Math.Max(peak, live);
        }

        return peak;
    }

    public override string ToString() => $"{Name}, {Stages.Count} stages, {MicroBatches} micro-batches";

    private static PipelineAction[] OneInTurn(int ahead, int microBatches) =>
    [
        .. Enumerable.Range(0, ahead).Select(PipelineAction.Forward),
        .. Enumerable.Range(ahead, microBatches - ahead).SelectMany(m => new[] { PipelineAction.Forward(m), PipelineAction.Backward(m - ahead) }),
        .. Enumerable.Range(microBatches - ahead, ahead).Select(PipelineAction.Backward),
    ];

    private static void Check(int stages, int microBatches)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stages, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(microBatches, 1);
    }

    private void Check(int stage, IReadOnlyList<PipelineAction> actions)
    {
        var done = new HashSet<PipelineAction>();
        foreach (var action in actions)
        {
            if (action.MicroBatch < 0 || action.MicroBatch >= MicroBatches || !done.Add(action))
            {
                throw new ArgumentException($"Stage {stage} does {action} twice, or there is no such micro-batch: with {MicroBatches} of them each is done once, numbered from 0.", nameof(actions));
            }

            if (action.Step == PipelineStep.Backward && !done.Contains(PipelineAction.Forward(action.MicroBatch)))
            {
                throw new ArgumentException($"Stage {stage} does {action} before {PipelineAction.Forward(action.MicroBatch)}.", nameof(actions));
            }
        }

        if (done.Count != 2 * MicroBatches)
        {
            throw new ArgumentException($"Stage {stage} does {done.Count} things, and {MicroBatches} micro-batches need {2 * MicroBatches}: a forward and a backward for each.", nameof(actions));
        }
    }
}
