using System.Text.RegularExpressions;

namespace Torchbook.Notebooks.Cells.Text;

/// <summary>A line such as <c>#!share --from fsharp x</c>.</summary>
/// <param name="Name">What follows <c>#!</c>.</param>
/// <param name="Words">The rest, split at blanks; quotes keep blanks together.</param>
/// <param name="Line">The cell's line, from 1.</param>
internal sealed partial record Directive(string Name, IReadOnlyList<string> Words, int Line)
{
    /// <summary>Reads a line, or gives null where it is no directive: those begin with <c>#!</c> and a letter.</summary>
    public static Directive? Read(string line, int number)
    {
        if (line.Length < 3 || !line.StartsWith("#!", StringComparison.Ordinal) || !char.IsLetter(line[2]))
        {
            return null;
        }

        var words = Word().Matches(line[2..]).Select(m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Value).ToList();
        return new(words[0], words[1..], number);
    }

    [GeneratedRegex("""(?<mark>["'])(?<quoted>.*?)\k<mark>|\S+""")]
    private static partial Regex Word();
}
