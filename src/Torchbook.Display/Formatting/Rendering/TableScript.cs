using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Torchbook.Display.Formatting;

/// <summary>Makes a table sort and page where scripts run. Its further rows are in the script: where it is dropped, the table stays honest.</summary>
internal static class TableScript
{
    private const int MaxDataLength = 300_000;
    private const int MaxCellLength = 500;
    private static readonly string source = Read();

    /// <param name="table">The rows.</param>
    /// <param name="markup">The table that it makes without its start tag.</param>
    public static string Around(TableNode table, string markup)
    {
        var data = Data(table);
        var total = table.Left is null ? table.Rows.Count : table.Left.Count + table.Rows.Count;
        var arguments = $"{table.Shown},{data},{total?.ToString(CultureInfo.InvariantCulture) ?? "null"}";
        // Front ends give scripts no hint where they stand: they find their table by what is in it.
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(markup + arguments)))[..12];
        return $"<table data-torchbook=\"{name}\">{markup}<script>{source}(\"{name}\",{arguments});</script>";
    }

    private static string Data(TableNode table)
    {
        var rows = new List<string?[]>();
        var length = 0;
        foreach (var row in table.Rows.Skip(table.Shown))
        {
            string?[] cells = [.. row.Select(c => c is null ? "" : TextRenderer.Line(c, MaxCellLength))];
            length += cells.Sum(c => c!.Length + 3);
            if (length > MaxDataLength)
            {
                break;
            }

            rows.Add(cells);
        }

        // The serializer writes < and & as escapes: nothing in a cell can end the script.
        return JsonSerializer.Serialize(rows);
    }

    private static string Read()
    {
        using var reader = new StreamReader(typeof(TableScript).Assembly.GetManifestResourceStream("table.js")!);
        return string.Join('\n', reader.ReadToEnd().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith("//", StringComparison.Ordinal)));
    }
}
