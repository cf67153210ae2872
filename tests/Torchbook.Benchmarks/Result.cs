namespace Torchbook.Benchmarks;

/// <summary>What was measured for one benchmark.</summary>
/// <param name="Ours">Seconds a unit of work, or what <paramref name="Unit"/> says, a round each.</param>
/// <param name="Theirs">The peer's, paired with ours; empty without a peer.</param>
internal sealed record Result(string Id, string Unit, string? Peer, string? Missing, IReadOnlyList<double> Ours, IReadOnlyList<double> Theirs, int OurThreads, int? PeerThreads)
{
    /// <summary>Our time over the peer's, pair by pair, in ascending order; below 1 we are faster.</summary>
    public IReadOnlyList<double> Ratios { get; } = Ours.Zip(Theirs, (ours, theirs) => ours / theirs).Order().ToList();

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
