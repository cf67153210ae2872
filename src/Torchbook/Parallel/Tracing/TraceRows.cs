namespace Torchbook.Parallel;

/// <summary>Puts spans into rows so that none covers another.</summary>
internal static class TraceRows
{
    /// <summary>Clocks are read one after the other: spans that meet by less than this, in seconds, follow each other.</summary>
    private const double Slack = 1e-6;

    /// <summary>As few rows as there are spans at once, each in the order of time.</summary>
    public static IReadOnlyList<IReadOnlyList<Span>> Of(IEnumerable<Span> spans)
    {
        var rows = new List<List<Span>>();
        foreach (var span in spans.OrderBy(s => s.Start).ThenBy(s => s.End))
        {
            var free = rows.Find(row => row[^1].End <= span.Start + Slack);
            if (free is null)
            {
                rows.Add(free = []);
            }

            free.Add(span);
        }

        return rows;
    }
}
