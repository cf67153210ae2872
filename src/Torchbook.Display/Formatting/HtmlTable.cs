using System.Collections;
using System.Net;
using System.Text;

namespace Torchbook.Display.Formatting;

/// <summary>Objects, dictionaries and sequences of objects as plain HTML tables: no styles or scripts, which untrusted notebooks lose.</summary>
internal static class HtmlTable
{
    private const int MaxCellLength = 500;

    /// <summary>A table, or null for a value that text shows as well.</summary>
    public static string? TryWrite(object? value) => ValueReader.KindOf(value) switch
    {
        ValueKind.Dictionary => Dictionary((IDictionary)value!),
        ValueKind.Sequence => Rows((IEnumerable)value!),
        ValueKind.Object => Properties(value!),
        _ => null,
    };

    /// <summary>Text as it must stand in HTML.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Properties(object value)
    {
        var rows = ValueReader.Properties(value.GetType()).Select(p => $"<tr><th>{Encode(p.Name)}</th>{Cell(ValueReader.Read(p, value))}</tr>");
        return $"<table><tbody>{string.Concat(rows)}</tbody></table>";
    }

    private static string Dictionary(IDictionary dictionary)
    {
        var (items, left) = ValueReader.Take(dictionary, Formatter.ListExpansionLimit);
        var rows = items.Select(e => $"<tr>{Cell(e.Key)}{Cell(e.Value)}</tr>");
        return Table(["key", "value"], rows, left);
    }

    private static string? Rows(IEnumerable sequence)
    {
        var (items, left) = ValueReader.Take(sequence, Formatter.ListExpansionLimit);
        if (items.Count == 0 || !items.TrueForAll(i => i is not IDisplayable && ValueReader.KindOf(i) == ValueKind.Object))
        {
            return null;
        }

        var types = items.Select(i => i!.GetType()).Distinct().ToList();
        var columns = types.SelectMany(ValueReader.Properties).Select(p => p.Name).Distinct().ToList();
        return Table(columns, items.Select(i => Row(i!, columns)), left);
    }

    private static string Row(object item, List<string> columns)
    {
        var members = ValueReader.Properties(item.GetType());
        var row = new StringBuilder("<tr>");
        foreach (var column in columns)
        {
            var member = members.FirstOrDefault(p => p.Name == column);
            row.Append(member is null ? "<td></td>" : Cell(ValueReader.Read(member, item)));
        }

        return row.Append("</tr>").ToString();
    }

    private static string Table(IReadOnlyList<string> columns, IEnumerable<string> rows, string? left)
    {
        var head = string.Concat(columns.Select(c => $"<th>{Encode(c)}</th>"));
        var rest = left is null ? "" : $"<tr><td colspan=\"{columns.Count}\">… ({left})</td></tr>";
        return $"<table><thead><tr>{head}</tr></thead><tbody>{string.Concat(rows)}{rest}</tbody></table>";
    }

    // Only what says by its type that it is markup is taken for markup.
    private static string Cell(object? value)
    {
        if (value is IDisplayable && Formatter.ToBundle(value).Data[Mime.Html] is { } html)
        {
            return $"<td>{(string)html!}</td>";
        }

        var text = value is IDisplayable ? value.ToDisplayString() : PlainText.Write(value);
        return $"<td>{Encode(text.Length <= MaxCellLength ? text : text[..MaxCellLength] + "…")}</td>";
    }
}
