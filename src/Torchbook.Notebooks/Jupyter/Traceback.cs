using System.Text.RegularExpressions;
using Torchbook.Notebooks.Cells;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>An error as front ends show it: in color, with the lines of the cell where it happened.</summary>
internal static partial class Traceback
{
    private const string Red = "\u001b[31m", Bold = "\u001b[1m", Plain = "\u001b[0m";
    private const int Around = 2;

    public static IEnumerable<string> Lines(CellError error, string code) => error.Trace.Select(Line)
        .Concat(error.Line is { } at ? Excerpt(code.ReplaceLineEndings("\n").Split('\n'), at) : []);

    // What went wrong stands out: an exception's type, a compiler error's place and number.
    private static string Line(string line)
    {
        if (Frame().IsMatch(line))
        {
            return line;
        }

        var head = Head().Match(line).Length;
        return head > 0 ? $"{Red}{line[..head]}{Plain}{line[head..]}" : $"{Red}{line}{Plain}";
    }

    private static IEnumerable<string> Excerpt(string[] lines, int at)
    {
        if (at < 1 || at > lines.Length || lines.Length == 1)
        {
            yield break;
        }

        var (first, last) = (Math.Max(at - Around, 1), Math.Min(at + Around, lines.Length));
        var width = last.ToString().Length;
        for (var number = first; number <= last; number++)
        {
            var text = $"{number.ToString().PadLeft(width)}  {lines[number - 1]}";
            yield return number == at ? $"{Bold}{Red}> {Plain}{Bold}{text}{Plain}" : $"  {text}";
        }
    }

    [GeneratedRegex(@"^\s")]
    private static partial Regex Frame();

    [GeneratedRegex(@"^(caused by )?(\(\d+,\d+\): )?[\w.`+]+(?=: )")]
    private static partial Regex Head();
}
