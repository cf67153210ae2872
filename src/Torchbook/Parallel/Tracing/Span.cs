namespace Torchbook.Parallel;

/// <summary>Something that a rank did, from when to when.</summary>
/// <param name="Rank">Who.</param>
/// <param name="Kind">Compute or communication.</param>
/// <param name="Name">What, such as <c>backward</c> or <c>all-reduce bucket 2</c>.</param>
/// <param name="Start">Seconds since the trace began.</param>
/// <param name="End">Seconds since the trace began; not before <paramref name="Start"/>.</param>
public readonly record struct Span(int Rank, SpanKind Kind, string Name, double Start, double End)
{
    /// <summary>Seconds.</summary>
    public double Duration => End - Start;

    /// <summary>Seconds that both last at once; 0 where they do not meet.</summary>
    public double Overlap(Span other) => Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start));
}
