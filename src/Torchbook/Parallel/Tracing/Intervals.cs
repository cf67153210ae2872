namespace Torchbook.Parallel;

/// <summary>A set of moments: intervals that neither touch nor overlap, in order.</summary>
internal sealed class Intervals
{
    private readonly List<(double Start, double End)> parts = [];

    public Intervals(IEnumerable<Span> spans)
    {
        foreach (var span in spans.OrderBy(s => s.Start))
        {
            if (parts.Count > 0 && span.Start <= parts[^1].End)
            {
                parts[^1] = (parts[^1].Start, Math.Max(parts[^1].End, span.End));
            }
            else
            {
                parts.Add((span.Start, span.End));
            }
        }
    }

    /// <summary>Seconds, each counted once however many spans cover it.</summary>
    public double Length => parts.Sum(p => p.End - p.Start);

    /// <summary>Seconds that lie in both.</summary>
    public double Shared(Intervals other)
    {
        var (shared, i, j) = (0.0, 0, 0);
        while (i < parts.Count && j < other.parts.Count)
        {
            var (a, b) = (parts[i], other.parts[j]);
            shared += Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start));
            (i, j) = a.End < b.End ? (i + 1, j) : (i, j + 1);
        }

        return shared;
    }
}
