using Torchbook.Charts;

namespace Torchbook.Parallel;

public sealed partial class Trace
{
    private const double RowHeight = 24;
    private const double LaneFill = 0.8;

    /// <summary>
    /// A lane for each rank over time, in milliseconds or seconds from the first span: above what it computed, below what it communicated,
    /// in as many rows as happened at once. A bar carries its name where that fits.
    /// </summary>
    /// <param name="title">The finding.</param>
    /// <param name="series">What shares a color and an entry in the legend; computing and communicating when null. A name that begins with
    /// its series' is written without it: in series <c>forward</c>, the bar of <c>forward 3</c> says 3.</param>
    public Figure Timeline(string? title = null, Func<Span, string>? series = null)
    {
        var all = Spans;
        var ranks = Ranks;
        var begin = all.Count == 0 ? 0 : all[0].Start;
        var (scale, unit) = Duration < 1 ? (1000, "ms") : (1, "s");
        var rows = Enum.GetValues<SpanKind>().Select(kind => ranks.Select(rank => TraceRows.Of(all.Where(s => s.Rank == rank && s.Kind == kind))).ToList()).ToList();
        int[] heights = [.. rows.Select(kind => kind.Select(r => r.Count).DefaultIfEmpty(0).Max())];
        var bars = rows.SelectMany((kind, k) => kind.SelectMany((lane, l) => lane.SelectMany((row, r) => row.Select(span =>
        {
            var name = series?.Invoke(span) ?? KindName(span.Kind);
            var from = l - LaneFill / 2 + LaneFill * (heights.Take(k).Sum() + r) / heights.Sum();
            return (Series: name, Bar: new SpanBar((span.Start - begin) * scale, (span.End - begin) * scale, from, from + LaneFill / heights.Sum(), ShortName(span.Name, name)));
        }))));
        var figure = new Figure().WithTitle(title);
        foreach (var group in bars.GroupBy(b => b.Series))
        {
            figure.Spans(group.Select(b => b.Bar), group.Key);
        }

        return all.Count == 0 ? figure : figure
            .WithXAxis("time", unit, min: 0, max: Duration * scale)
            .WithYAxis(min: -0.5, max: ranks.Count - 0.5, categories: [.. ranks.Select(rank => $"rank {rank}")])
            .WithSize(width: 640, plotHeight: ranks.Count * (heights.Sum() * RowHeight + 8));
    }

    private static string KindName(SpanKind kind) => kind == SpanKind.Compute ? "compute" : "communication";

    private static string ShortName(string name, string series) => name.StartsWith(series + " ", StringComparison.Ordinal) ? name[(series.Length + 1)..] : name;
}
