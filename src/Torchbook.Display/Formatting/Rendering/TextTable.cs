namespace Torchbook.Display.Formatting;

/// <summary>Tables as text: columns below their names, numbers to the right.</summary>
internal static class TextTable
{
    private const int MaxWidth = 60;

    public static string Write(TableNode table)
    {
        string[][] rows = [[.. table.Columns.Select(OneLine)], .. table.Rows.Take(table.Shown).Select(Texts)];
        var columns = table.Columns.Select((_, c) => (Width: rows.Max(r => r[c].Length), Right: table.IsNumeric(c))).ToList();
        var lines = rows.Select(r => string.Join("  ", r.Select((text, c) => columns[c].Right ? text.PadLeft(columns[c].Width) : text.PadRight(columns[c].Width))).TrimEnd()).ToList();
        if (table.LeftOfShown is { } left)
        {
            lines.Add($"… ({left})");
        }

        if (table.Rows.Count == 0)
        {
            lines.Add("(no rows)");
        }

        if (table.HiddenColumns.Count > 0)
        {
            lines.Add($"… ({HiddenColumns(table)})");
        }

        return string.Join('\n', lines);
    }

    /// <summary>How many columns are not shown, and the names of the first.</summary>
    public static string HiddenColumns(TableNode table)
    {
        var names = table.HiddenColumns.Take(5).Select(OneLine).ToList();
        return $"{table.HiddenColumns.Count} more columns: {string.Join(", ", names)}{(table.HiddenColumns.Count > names.Count ? ", …" : "")}";
    }

    private static string[] Texts(IReadOnlyList<Node?> cells) => [.. cells.Select(c => c is null ? "" : TextRenderer.Line(c, MaxWidth))];

    private static string OneLine(string name) => TextRenderer.Line(new ScalarNode(name), MaxWidth);
}
