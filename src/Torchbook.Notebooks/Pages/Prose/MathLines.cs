using System.Text.RegularExpressions;

namespace Torchbook.Notebooks.Pages.Prose;

/// <summary>
/// Jupyter takes <c>$$…$$</c> over several lines and bare <c>\begin{align}…\end{align}</c> for formulas; Markdig wants the fences on
/// lines of their own.
/// </summary>
internal static partial class MathLines
{
    public static string Separate(string markdown) => markdown.Contains("$$", StringComparison.Ordinal)
        || markdown.Contains(@"\begin{", StringComparison.Ordinal)
        ? Formula().Replace(markdown, match => match.Groups["tex"] is { Success: true } tex
            ? $"{match.Groups["indent"].Value}$$\n{tex.Value.Trim()}\n$$"
            : match.Value)
        : markdown;

    // Fenced code and code spans come first, so that what looks like a formula in there is left alone.
    [GeneratedRegex("""
        (?m)^[ ]{0,3}(?<fence>`{3,}|~{3,})[\s\S]*?^[ ]{0,3}\k<fence>
        | (?<ticks>`+)(?!`)[\s\S]*?(?<!`)\k<ticks>(?!`)
        | ^(?<indent>[ ]{0,3})\$\$(?<tex>(?:(?!\$\$|\n[ ]*\n)[\s\S])+)\$\$[ ]*$
        | ^(?<indent>[ ]{0,3})(?<tex>\\begin\{(?<name>(?:align|equation|gather)\*?)\}[\s\S]*?\\end\{\k<name>\})[ ]*$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Formula();
}
