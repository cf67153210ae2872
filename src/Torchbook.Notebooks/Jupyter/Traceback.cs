using System.Text.RegularExpressions;
using Torchbook.Notebooks.Cells;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>An error as front ends show it: short, in color, with the lines of the cell where it happened.</summary>
internal static partial class Traceback
{
    private const string Red = "\u001b[31m", Bold = "\u001b[1m", Faint = "\u001b[2m", Plain = "\u001b[0m";
    private const int Around = 2;

    public static IEnumerable<string> Lines(CellError error, string code) => Short(error.Trace)
        .Concat(error.Line is { } at ? Excerpt(code.ReplaceLineEndings("\n").Split('\n'), at) : []);

    // Of frames that lie inside libraries, the one that the cell called tells enough.
    private static IEnumerable<string> Short(IReadOnlyList<string> trace)
    {
        var inside = 0;
        for (var i = 0; i < trace.Count; i++)
        {
            var frame = LibraryFrame().Match(trace[i]);
            if (frame.Success && i + 1 < trace.Count && LibraryFrame().IsMatch(trace[i + 1]))
            {
                inside++;
                continue;
            }

            yield return !frame.Success ? Colored(trace[i])
                : inside > 0 ? $"{frame.Groups["method"].Value}{Faint} and {inside} more inside{Plain}"
                : frame.Groups["method"].Value;
            inside = 0;
        }
    }

    // What went wrong stands out: an exception's type, a compiler error's place and number, words that explain either.
    private static string Colored(string line)
    {
        var head = Head().Match(line).Length;
        return head > 0 ? $"{Red}{line[..head]}{Plain}{line[head..]}" : char.IsWhiteSpace(line, 0) ? line : $"{Bold}{line}{Plain}";
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

    // Without a file, or in one that is no cell and no file that cells import.
    [GeneratedRegex(@"^(?<method>   at [^\n]*?\))( in (?!In\[)[^\n]*(?<!\.(csx|ipynb|dib|fsx)):line \d+)?$")]
    private static partial Regex LibraryFrame();

    [GeneratedRegex(@"^(caused by )?(\(\d+,\d+\): )?[\w.`+]+(?=: )")]
    private static partial Regex Head();
}
