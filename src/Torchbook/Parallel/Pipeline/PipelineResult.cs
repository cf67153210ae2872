namespace Torchbook.Parallel;

/// <summary>What one batch gave, seen from one stage.</summary>
/// <param name="Loss">The mean over the batch; the same on all ranks.</param>
/// <param name="PeakLive">The most micro-batches that this stage held between their forward and their backward.</param>
/// <param name="Memory">Bytes that this rank held at its peak.</param>
public sealed record PipelineResult(double Loss, int PeakLive, RankMemory Memory);
