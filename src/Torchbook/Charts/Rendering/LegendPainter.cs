namespace Torchbook.Charts;

/// <summary>Names of series in rows above the plot.</summary>
internal static class LegendPainter
{
    public const double RowHeight = 21;
    private const double ChipWidth = 24;
    private const double Gap = 16;

    /// <summary>Breaks the series into rows no wider than <paramref name="width"/>.</summary>
    public static IReadOnlyList<IReadOnlyList<ChartTrace>> Rows(IReadOnlyList<ChartTrace> series, double width)
    {
        var rows = new List<List<ChartTrace>>();
        var used = double.PositiveInfinity;
        foreach (var trace in series)
        {
            var needed = EntryWidth(trace, width);
            if (used + needed > width)
            {
                rows.Add([]);
                used = 0;
            }

            rows[^1].Add(trace);
            used += needed + Gap;
        }

        return rows;
    }

    public static void Draw(SvgWriter svg, IReadOnlyList<IReadOnlyList<ChartTrace>> rows, double x, double y, double width)
    {
        foreach (var (index, row) in rows.Index())
        {
            var left = x;
            foreach (var trace in row)
            {
                var center = y + index * RowHeight + RowHeight / 2;
                DrawChip(svg, trace, left, center);
                svg.Text(TextWidth.Shorten(trace.Name!, width - ChipWidth, Theme.TickSize), left + ChipWidth, center + 4.5, TextStyle.Tick with { Color = Theme.Ink, Class = "tb-ink" });
                left += EntryWidth(trace, width) + Gap;
            }
        }
    }

    private static double EntryWidth(ChartTrace trace, double width) => Math.Min(width, ChipWidth + TextWidth.Of(trace.Name!, Theme.TickSize));

    private static void DrawChip(SvgWriter svg, ChartTrace trace, double x, double y)
    {
        switch (trace)
        {
            case LineTrace line:
                svg.Line(x, y, x + 18, y, new(trace.Paint, 2.5, null, line.IsDashed ? "7 4" : null));
                break;
            case ScatterTrace:
                svg.Circle(x + 10, y, 5, trace.Paint);
                break;
            default:
                svg.Rect(new(x + 3, y - 6, 13, 13), trace.Paint, radius: 2);
                break;
        }
    }
}
