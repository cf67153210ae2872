using System.Text.RegularExpressions;

namespace Torchbook.Notebooks.Cells.Text;

/// <summary>A line <c>#r "…"</c>, which refers to an assembly or a package, or <c>#i "…"</c>, which names a source of packages.</summary>
/// <param name="Kind"><c>r</c> or <c>i</c>.</param>
/// <param name="Target">What stands between the quotes.</param>
/// <param name="Line">The cell's line, from 1.</param>
internal sealed partial record ReferenceLine(char Kind, string Target, int Line)
{
    private const string PackagePrefix = "nuget:";

    /// <summary>What follows <c>nuget:</c>; null where the line names something else.</summary>
    public string? Package => Target.StartsWith(PackagePrefix, StringComparison.OrdinalIgnoreCase) ? Target[PackagePrefix.Length..].Trim() : null;

    /// <summary>Takes such lines out of a text, in which they leave empty lines.</summary>
    public static IReadOnlyList<ReferenceLine> Take(ref string text)
    {
        if (!text.Contains("#r", StringComparison.Ordinal) && !text.Contains("#i", StringComparison.Ordinal))
        {
            return [];
        }

        var found = new List<ReferenceLine>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Form().Match(lines[i]) is { Success: true } match)
            {
                found.Add(new(match.Groups["kind"].Value[0], match.Groups["target"].Value, i + 1));
                lines[i] = "";
            }
        }

        text = string.Join('\n', lines);
        return found;
    }

    [GeneratedRegex("""^\s*#(?<kind>[ri])\s+@?"(?<target>[^"]+)"\s*(//.*)?;?\s*$""")]
    private static partial Regex Form();
}
