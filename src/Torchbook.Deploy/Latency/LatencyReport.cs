using System.Globalization;
using System.Net;
using Torchbook.Charts;
using Torchbook.Display;

namespace Torchbook.Deploy;

/// <summary>What <see cref="Latency.Measure"/> found; shows itself as a table.</summary>
/// <param name="Results">In the order in which the contenders were named.</param>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed record LatencyReport(IReadOnlyList<LatencyResult> Results) : IDisplayable
{
    private static readonly double[] percents = [1, 5, 10, 25, 50, 75, 90, 95, 99];

    /// <summary>The result of that name.</summary>
    /// <exception cref="ArgumentException">None is called that.</exception>
    public LatencyResult this[string name] => Results.FirstOrDefault(result => result.Name == name)
        ?? throw new ArgumentException($"Nothing called '{name}' was measured; there is: {string.Join(", ", Results.Select(r => r.Name))}.", nameof(name));

    /// <summary>The time within which a share of the calls was answered, a line for each contender.</summary>
    public Figure Chart()
    {
        var figure = new Figure().WithXAxis("calls answered by then", "%", ticks: [1, 25, 50, 75, 99]).WithYAxis("time", "ms", scale: AxisScale.Log);
        foreach (var result in Results)
        {
            figure.Line(percents, percents.Select(percent => result.Percentile(percent) * 1e3), result.Name, markers: true);
        }

        return figure;
    }

    public override string ToString() => string.Join(Environment.NewLine, Results);

    public MimeBundle ToMimeBundle()
    {
        var rows = Results.Select(result => $"<tr><td>{WebUtility.HtmlEncode(result.Name)}</td>{Cell(result.P50)}{Cell(result.P95)}{Cell(result.P99)}<td>{result.Throughput.ToString("#,0", CultureInfo.InvariantCulture)}</td></tr>");
        return MimeBundle.Text(ToString()).With(Mime.Html, $"<table><thead><tr><th></th><th>p50, ms</th><th>p95, ms</th><th>p99, ms</th><th>examples a second</th></tr></thead><tbody>{string.Concat(rows)}</tbody></table>");
    }

    private static string Cell(double seconds) => $"<td>{(seconds * 1e3).ToString("0.000", CultureInfo.InvariantCulture)}</td>";
}
