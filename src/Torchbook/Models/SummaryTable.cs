using System.Globalization;
using System.Net;

namespace Torchbook.Models;

/// <summary>A <see cref="ModelSummary"/> in rows and columns.</summary>
internal static class SummaryTable
{
    private const int TextColumns = 3;
    private static readonly string[] header = ["layer", "kind", "output", "parameters", "multiply-adds"];

    public static string Text(ModelSummary summary)
    {
        string[][] rows = [header, .. Rows(summary), Total(summary)];
        int[] widths = [.. header.Select((_, c) => rows.Max(r => r[c].Length))];
        return string.Join('\n', rows.Select(r => string.Join("  ", r.Select((t, c) => c < TextColumns ? t.PadRight(widths[c]) : t.PadLeft(widths[c]))).TrimEnd()));
    }

    public static string Html(ModelSummary summary) =>
        $"<table><thead>{Row("th", header)}</thead><tbody>{string.Concat(Rows(summary).Select(r => Row("td", r)))}{Row("th", Total(summary))}</tbody></table>";

    private static IEnumerable<string[]> Rows(ModelSummary summary) => summary.Layers.Select(l => new[]
    {
        l.Name, l.Kind, $"[{string.Join(", ", l.OutputShape.Skip(1).Select(n => n.ToString(CultureInfo.InvariantCulture)).Prepend("N"))}]", Number(l.Parameters), Number(l.Multiplications),
    });

    private static string[] Total(ModelSummary summary) => ["total", "", "", Number(summary.Parameters), Number(summary.Multiplications)];

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Row(string tag, string[] cells) => "<tr>" + string.Concat(cells.Select((text, c) =>
        $"<{tag} style=\"text-align:{(c < TextColumns ? "left" : "right")}\">{WebUtility.HtmlEncode(text)}</{tag}>")) + "</tr>";
}
