namespace Torchbook.Charts;

/// <summary>Names at the ends of lines, which spare the reader a legend; used where they fit.</summary>
internal sealed class DirectLabels
{
    private const double LineHeight = 17;
    private const double FarthestMove = 26;

    private readonly IReadOnlyList<(ChartTrace Trace, double Offset)> _labels;

    private DirectLabels(IReadOnlyList<(ChartTrace, double)> labels, double width) => (_labels, Width) = (labels, width);

    /// <summary>The room needed to the right of the plot.</summary>
    public double Width { get; }

    /// <summary>Places a name beside the last point of every line, or gives null if they would crowd, stray or take too much room.</summary>
    public static DirectLabels? TryPlace(Panel panel, AxisRange y, double height, double panelWidth)
    {
        var series = panel.NamedSeries;
        if (series.Count == 0 || panel.Traces.Any(t => t.IsSeries && t is not LineTrace))
        {
            return null;
        }

        var width = Math.Ceiling(series.Max(t => TextWidth.Of(t.Name!, Theme.TickSize, bold: true))) + 10;
        var ends = series.Cast<LineTrace>().Select(line => (Trace: (ChartTrace)line, Y: EndOf(line, y) * height)).OrderBy(end => end.Y).ToList();
        if (width > panelWidth * 0.3 || ends.Any(end => double.IsNaN(end.Y)) || ends.Count * LineHeight > height)
        {
            return null;
        }

        var placed = Spread([.. ends.Select(end => end.Y)], height);
        return placed.Zip(ends).Any(p => Math.Abs(p.First - p.Second.Y) > FarthestMove)
            ? null
            : new([.. placed.Zip(ends, (offset, end) => (end.Trace, offset))], width);
    }

    public void Draw(SvgWriter svg, Box plot)
    {
        foreach (var (trace, offset) in _labels)
        {
            svg.Text(trace.Name!, plot.Right + 7, plot.Y + offset + 4.5, TextStyle.Series(trace.Paint));
        }
    }

    /// <summary>How far down the plot (0…1) a line ends; NaN if that lies outside.</summary>
    private static double EndOf(LineTrace line, AxisRange y)
    {
        var position = 1 - line.Y.Select(y.Position).LastOrDefault(p => !double.IsNaN(p), double.NaN);
        return position is >= 0 and <= 1 ? position : double.NaN;
    }

    /// <summary>Moves sorted positions apart until none overlap, then back inside.</summary>
    private static double[] Spread(double[] positions, double height)
    {
        for (var i = 1; i < positions.Length; i++)
        {
            positions[i] = Math.Max(positions[i], positions[i - 1] + LineHeight);
        }

        for (var i = positions.Length - 1; i >= 0; i--)
        {
            var limit = i == positions.Length - 1 ? height : positions[i + 1] - LineHeight;
            positions[i] = Math.Min(positions[i], limit);
        }

        return positions;
    }
}
