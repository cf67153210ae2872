namespace Torchbook.Parallel;

public sealed partial class Trace
{
    /// <summary>The ranks that have done something, in order.</summary>
    public IReadOnlyList<int> Ranks => [.. spans.Select(s => s.Rank).Distinct().Order()];

    /// <summary>Seconds from the first start to the last end, over all ranks; 0 for an empty trace.</summary>
    public double Duration => spans.IsEmpty ? 0 : spans.Max(s => s.End) - spans.Min(s => s.Start);

    /// <summary>Seconds in which a rank did something of one kind; what overlaps is counted once.</summary>
    public double Busy(int rank, SpanKind kind) => Of(rank, kind).Length;

    /// <summary><see cref="Busy"/> as a part of <see cref="Duration"/>, from 0 to 1; the rest a rank computed nothing, or its link was idle.</summary>
    public double BusyShare(int rank, SpanKind kind = SpanKind.Compute) => Share(Busy(rank, kind), Duration);

    /// <summary>The part of all ranks' time in which they did not compute, from 0 to 1: a pipeline's bubble.</summary>
    public double IdleShare => spans.IsEmpty ? 0 : 1 - Ranks.Average(rank => BusyShare(rank));

    /// <summary>Seconds in which a rank computed while its communication was under way.</summary>
    public double Overlap(int rank) => Of(rank, SpanKind.Compute).Shared(Of(rank, SpanKind.Communication));

    /// <summary>How much of a rank's communication was hidden behind its computing, from 0 (none) to 1 (all).</summary>
    public double HiddenShare(int rank) => Share(Overlap(rank), Busy(rank, SpanKind.Communication));

    private Intervals Of(int rank, SpanKind kind) => new(spans.Where(s => s.Rank == rank && s.Kind == kind));

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
