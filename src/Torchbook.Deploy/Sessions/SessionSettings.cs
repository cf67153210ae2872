namespace Torchbook.Deploy;

/// <summary>How a session computes.</summary>
public sealed record SessionSettings
{
    /// <summary>What to compute with; null for the fastest that is available.</summary>
    public ExecutionProvider? Provider { get; init; }

    /// <summary>CPU threads that one operation uses, at least 1; null for one for each core.</summary>
    public int? Threads { get; init; }

    /// <summary>Whether nodes are fused and rearranged for speed. Off, the graph runs as it was written.</summary>
    public bool Optimize { get; init; } = true;

    /// <summary>Whether waiting threads spin, which is fastest on a machine that does nothing else, or sleep.</summary>
    public bool Spin { get; init; }
}
