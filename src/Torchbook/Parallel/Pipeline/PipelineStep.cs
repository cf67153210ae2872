namespace Torchbook.Parallel;

/// <summary>What a stage does with a micro-batch.</summary>
public enum PipelineStep
{
    /// <summary>From the stage before to the stage after; keeps what backward needs.</summary>
    Forward,

    /// <summary>From the stage after to the stage before; frees what forward kept.</summary>
    Backward,
}
