using System.Globalization;
using System.Text;

namespace Torchbook.Display.Formatting;

/// <summary>Objects, maps, matrices and tables as HTML tables. Alignment is said in every cell: notebooks align as they like otherwise.</summary>
internal static class HtmlTable
{
    /// <summary>Shorter tables are seen at a glance: nobody sorts them.</summary>
    private const int LeastSortedRows = 6;

    private const string Left = " style=\"text-align:left\"";
    private const string Right = " style=\"text-align:right\"";

    /// <param name="table">At least one row and one column.</param>
    /// <param name="pages">Whether the rows beyond those shown come with it, to be paged and sorted where scripts may run.</param>
    public static string Write(TableNode table, bool pages = true)
    {
        var align = table.Columns.Select((_, c) => table.IsNumeric(c) ? Right : Left).ToList();
        var head = string.Concat(table.Columns.Select((name, c) => $"<th{align[c]}>{HtmlRenderer.Encode(name)}</th>"));
        var rows = string.Concat(table.Rows.Take(table.Shown).Select(r => $"<tr>{string.Concat(r.Select((cell, c) => $"<td{align[c]}>{HtmlRenderer.Cell(cell)}</td>"))}</tr>"));
        var markup = $"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>{Foot(table)}</table>";
        return pages && table.Rows.Count >= LeastSortedRows ? TableScript.Around(table, markup) : "<table>" + markup;
    }

    public static string Map(MapNode map)
    {
        var values = map.Entries.Any(e => IsNumber(e.Value)) && map.Entries.All(e => IsNumber(e.Value) || e.Value is ScalarNode { Kind: ScalarKind.Nothing }) ? Right : Left;
        var rows = map.Entries.Select(e => $"<tr><td{Left}>{HtmlRenderer.Cell(e.Key)}</td><td{values}>{HtmlRenderer.Cell(e.Value)}</td></tr>");
        return $"<table><thead><tr><th{Left}>key</th><th{values}>value</th></tr></thead><tbody>{string.Concat(rows)}{More(2, map.Left)}</tbody></table>";
    }

    /// <param name="value">The object.</param>
    /// <param name="title">Its type's name; empty where it is said already.</param>
    public static string Members(ObjectNode value, string title)
    {
        var head = title.Length == 0 ? "" : $"<thead><tr><th colspan=\"2\"{Left}>{HtmlRenderer.Encode(title)}</th></tr></thead>";
        var rows = value.Members.Select(m => $"<tr><th{Left}>{HtmlRenderer.Encode(m.Name)}</th><td{Left}>{HtmlRenderer.Cell(m.Value)}</td></tr>");
        return $"<table>{head}<tbody>{string.Concat(rows)}</tbody></table>";
    }

    public static string Matrix(ListNode matrix)
    {
        var html = new StringBuilder("<table><tbody>");
        foreach (var row in matrix.Items.Cast<ListNode>())
        {
            html.Append("<tr>");
            foreach (var cell in row.Items)
            {
                html.Append(CultureInfo.InvariantCulture, $"<td{(IsNumber(cell) ? Right : Left)}>{HtmlRenderer.Cell(cell)}</td>");
            }

            html.Append(row.Left is null ? "</tr>" : $"<td{Left}>… ({HtmlRenderer.Encode(row.Left)})</td></tr>");
        }

        return html.Append(More(matrix.Items.Cast<ListNode>().Max(r => r.Items.Count), matrix.Left)).Append("</tbody></table>").ToString();
    }

    private static bool IsNumber(Node node) => node is ScalarNode { Kind: ScalarKind.Number };

    private static string Foot(TableNode table)
    {
        var hidden = table.HiddenColumns.Count > 0 ? More(table.Columns.Count, TextTable.HiddenColumns(table)) : "";
        var none = table.Rows.Count == 0 ? $"<tr><td colspan=\"{table.Columns.Count}\"{Left}>(no rows)</td></tr>" : "";
        var foot = none + More(table.Columns.Count, table.LeftOfShown) + hidden;
        return foot.Length == 0 ? "" : $"<tfoot>{foot}</tfoot>";
    }

    private static string More(int columns, string? left) =>
        left is null ? "" : $"<tr><td colspan=\"{columns}\"{Left}>… ({HtmlRenderer.Encode(left)})</td></tr>";
}
