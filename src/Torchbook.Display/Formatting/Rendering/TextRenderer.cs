namespace Torchbook.Display.Formatting;

/// <summary>Writes nodes as plain text.</summary>
internal static class TextRenderer
{
    private const int MaxPartLength = 2000;

    public static string Write(Node node) => node switch
    {
        TableNode table => TextTable.Write(table),
        BlockNode block => block.Text,
        ExceptionNode e => Exception(e),
        _ => Write(node, 0),
    };

    /// <summary>One line, for a cell or a summary.</summary>
    public static string Line(Node node, int length)
    {
        var line = string.Join(' ', Write(node, 0).Split((char[])['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return line.Length <= length ? line : line[..(char.IsHighSurrogate(line[length - 2]) ? length - 2 : length - 1)] + "…";
    }

    private static string Write(Node node, int depth) => node switch
    {
        ScalarNode scalar => depth == 0 ? scalar.Text : ScalarText.Cut(scalar.Text, MaxPartLength),
        BundleNode bundle when depth > 0 && bundle.Text.Split('\n') is [var first, _, ..] => first + " …",
        BundleNode bundle => bundle.Text,
        BlockNode block => block.Summary,
        ExceptionNode e => $"{e.Type}: {e.Message}",
        ListNode list => List(list, depth),
        TableNode table => Join("[", table.Rows.Take(table.Shown).Select(r => Row(table, r, depth)), table.LeftOfShown, "]", ", "),
        MapNode map => Join("{", map.Entries.Select(e => $"{Write(e.Key, depth + 1)}: {Write(e.Value, depth + 1)}"), map.Left, "}", ", "),
        ObjectNode { IsTuple: true } tuple => $"({string.Join(", ", tuple.Members.Select(m => Write(m.Value, depth + 1)))})",
        ObjectNode o => Join(o.Name.Length == 0 ? "{" : o.Name + " {", o.Members.Select(m => $"{m.Name} = {Write(m.Value, depth + 1)}"), null, "}", ", "),
        _ => "",
    };

    // Rows below each other read as a matrix; anything else as a line.
    private static string List(ListNode list, int depth)
    {
        var separator = list.Items.Count > 1 && list.Items.All(i => i is ListNode) ? ",\n" + new string(' ', 2 * (depth + 1)) : ", ";
        return Join("[", list.Items.Select(i => Write(i, depth + 1)), list.Left, "]", separator);
    }

    private static string Row(TableNode table, IReadOnlyList<Node?> cells, int depth) =>
        Join("{", table.Columns.Zip(cells).Where(c => c.Second is not null).Select(c => $"{c.First} = {Write(c.Second!, depth + 1)}"), null, "}", ", ");

    private static string Exception(ExceptionNode e)
    {
        var text = $"{e.Type}: {e.Message}" + (e.Trace.Length > 0 ? "\n" + e.Trace : "");
        return e.Causes.Aggregate(text, (all, cause) => $"{all}\ncaused by {Exception(cause)}");
    }

    private static string Join(string open, IEnumerable<string> parts, string? left, string close, string separator)
    {
        var all = string.Join(separator, left is null ? parts : parts.Append($"… ({left})"));
        return all.Length == 0 ? open + close : $"{open} {all} {close}";
    }
}
