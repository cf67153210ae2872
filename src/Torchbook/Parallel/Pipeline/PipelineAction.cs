namespace Torchbook.Parallel;

/// <summary>One thing that a stage does.</summary>
/// <param name="Step">Forward or backward.</param>
/// <param name="MicroBatch">Of which micro-batch, 0 to M − 1.</param>
public readonly record struct PipelineAction(PipelineStep Step, int MicroBatch)
{
    public static PipelineAction Forward(int microBatch) => new(PipelineStep.Forward, microBatch);

    public static PipelineAction Backward(int microBatch) => new(PipelineStep.Backward, microBatch);

    /// <summary><c>forward 3</c>.</summary>
    public override string ToString() => $"{Step.ToString().ToLowerInvariant()} {MicroBatch}";
}
