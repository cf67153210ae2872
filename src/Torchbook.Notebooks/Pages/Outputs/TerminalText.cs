using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Torchbook.Notebooks.Pages.Outputs;

/// <summary>Text as a terminal would leave it: carriage returns overwrite, ANSI colors become classes, other codes vanish.</summary>
internal static partial class TerminalText
{
    /// <summary>Longer texts are cut in pages; the notebook keeps them.</summary>
    public const int MaxCharacters = 100_000;

    /// <summary>The text without colors and other codes.</summary>
    public static string Plain(string text) => Escapes().Replace(text, "");

    public static string ToHtml(string text)
    {
        var html = new StringBuilder();
        var colors = new List<int>();
        var cut = Cut(text, out var droppedLines);
        foreach (var line in cut.Split('\n'))
        {
            AppendLine(html, Overwritten(line), colors);
            html.Append('\n');
        }

        html.Length--;
        if (droppedLines > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"\n<span class=\"more\">… {droppedLines:N0} more lines are in the notebook.</span>");
        }

        return html.ToString();
    }

    private static string Cut(string text, out int droppedLines)
    {
        droppedLines = 0;
        if (text.Length <= MaxCharacters)
        {
            return text;
        }

        var end = text.LastIndexOf('\n', MaxCharacters) is > 0 and var feed ? feed : MaxCharacters;
        droppedLines = text.AsSpan(end + 1).TrimEnd('\n').Count('\n') + 1;
        return text[..end];
    }

    private static string Overwritten(string line) => line.TrimEnd('\r') is var kept && kept.LastIndexOf('\r') is >= 0 and var at
        ? kept[(at + 1)..]
        : kept;

    private static void AppendLine(StringBuilder html, string line, List<int> colors)
    {
        var mark = line.TrimStart() switch { ['✓', ..] => "passed", ['✗', ..] => "failed", _ => null };
        if (mark is not null)
        {
            html.Append("<span class=\"").Append(mark).Append("\">");
        }

        var start = 0;
        foreach (Match code in Escapes().Matches(line))
        {
            AppendColored(html, line[start..code.Index], colors);
            start = code.Index + code.Length;
            if (code.Groups["color"].Success)
            {
                Apply(code.Groups["color"].Value, colors);
            }
        }

        AppendColored(html, line[start..], colors);
        if (mark is not null)
        {
            html.Append("</span>");
        }
    }

    private static void AppendColored(StringBuilder html, string text, List<int> colors)
    {
        if (text.Length == 0 || colors.Count == 0)
        {
            html.Append(HtmlText.Encode(text));
            return;
        }

        html.Append("<span class=\"").AppendJoin(' ', colors.Select(color => $"ansi-{color}")).Append("\">")
            .Append(HtmlText.Encode(text)).Append("</span>");
    }

    // SGR: 0 resets, 1 is bold, 30–37 and 90–97 are colors; 38 and 48 carry colors of their own, which are left out.
    private static void Apply(string code, List<int> colors)
    {
        foreach (var part in code.Split(';'))
        {
            var number = part is "" ? 0 : int.TryParse(part, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
            switch (number)
            {
                case 0:
                    colors.Clear();
                    break;
                case 1 when !colors.Contains(1):
                    colors.Add(1);
                    break;
                case 22:
                    colors.Remove(1);
                    break;
                case 38 or 48:
                    return;
                case 39:
                    colors.RemoveAll(color => color >= 30);
                    break;
                case (>= 30 and <= 37) or (>= 90 and <= 97):
                    colors.RemoveAll(color => color >= 30);
                    colors.Add(number);
                    break;
            }
        }
    }

    [GeneratedRegex(@"\x1b\[(?<color>[0-9;]*)m|\x1b\[[0-9;?]*[@-~]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)|[\x00-\x08\x0b-\x1f\x7f]")]
    private static partial Regex Escapes();
}
