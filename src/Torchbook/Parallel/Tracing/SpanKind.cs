namespace Torchbook.Parallel;

/// <summary>What a <see cref="Span"/> occupies: the processor or the link.</summary>
public enum SpanKind
{
    /// <summary>Forward, backward, an optimizer's step.</summary>
    Compute,

    /// <summary>A collective or a transfer, from its begin to its end, whoever waits for it.</summary>
    Communication,
}
