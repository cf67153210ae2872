using System.Text;
using Torchbook.Notebooks.Cells;

namespace Torchbook.Notebooks.Export;

/// <summary>Puts a program together, and remembers which cell each line came from.</summary>
internal sealed class ProgramWriter
{
    private const int LongestLine = 120;
    private readonly StringBuilder text = new();
    private readonly List<int?> cellOfLine = [null];

    /// <summary>What has been written so far.</summary>
    public override string ToString() => text.ToString();

    /// <summary>The cell of a line of the program, both from 1; null for a line that belongs to none.</summary>
    public int? CellOf(int line) => line < cellOfLine.Count ? cellOfLine[line] : null;

    public void Lines(IEnumerable<string> lines, int? cell = null)
    {
        foreach (var line in lines)
        {
            text.Append(line.TrimEnd('\r')).Append('\n');
            cellOfLine.Add(cell);
        }
    }

    /// <summary>Puts another text in the place of what has been written, line by line.</summary>
    public void Rewrite(Func<string, string> change)
    {
        var changed = change(text.ToString());
        text.Clear().Append(changed);
    }

    /// <summary>Lines, and an empty one after them; nothing for no text.</summary>
    public void Block(string content, int? cell = null)
    {
        if (content.Trim().Length > 0)
        {
            Lines(content.Split('\n'), cell);
            Lines([""]);
        }
    }

    /// <summary>Prose as comments, its long lines wrapped between words.</summary>
    public void Prose(string markdown) => Block(string.Join('\n', markdown.Split('\n').SelectMany(Wrap).Select(line => $"// {line}".TrimEnd())));

    /// <summary>The usings that a notebook's cells need no words for, then theirs.</summary>
    public void Usings(IEnumerable<string> own)
    {
        var options = new CellEngineOptions();
        var usual = options.Imports.Where(IsOfProgram).Select(name => $"using {name};").Concat(options.StaticImports.Where(IsOfProgram).Select(name => $"using static {name};"));
        // Aliases come last, since they may name what the others bring.
        Lines(usual.Concat(own).Distinct().OrderBy(u => u.Contains('=') ? 2 : u.StartsWith("using static", StringComparison.Ordinal) ? 1 : 0));
        Lines([""]);
    }

    // What else a notebook brings belongs to notebooks.
    private static bool IsOfProgram(string name) => name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Torchbook.Display", StringComparison.Ordinal);

    private static IEnumerable<string> Wrap(string line)
    {
        while (line.Length > LongestLine && line.LastIndexOf(' ', LongestLine) is > 0 and var at)
        {
            yield return line[..at];
            line = line[(at + 1)..];
        }

        yield return line;
    }
}
