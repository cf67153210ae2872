namespace Torchbook.Charts;

/// <summary>
/// How wide a text is at most, without fonts at hand: the widths of DejaVu Sans, the widest of the usual sans-serif fonts, so that
/// with any other one nothing is cut off.
/// </summary>
internal static class TextWidth
{
    /// <summary>An upper estimate of the width of <paramref name="text"/> in user units.</summary>
    public static double Of(string text, double fontSize, bool bold = false) => text.Sum(Em) * fontSize * (bold ? 1.12 : 1);

    /// <summary>Breaks <paramref name="text"/> between words so that no line is wider than <paramref name="width"/>; longer words are broken too.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double fontSize, bool bold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', '\n').SelectMany(word => Pieces(word, width, fontSize, bold)))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && Of(longer, fontSize, bold) > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        lines.Add(line);
        return lines;
    }

    /// <summary><paramref name="text"/>, or its beginning and an ellipsis where it would be too wide.</summary>
    public static string Shorten(string text, double width, double fontSize)
    {
        if (Of(text, fontSize) <= width)
        {
            return text;
        }

        var length = text.Length;
        while (length > 1 && Of(text[..length] + "…", fontSize) > width)
        {
            length--;
        }

        return text[..length].TrimEnd() + "…";
    }

    private static IEnumerable<string> Pieces(string word, double width, double fontSize, bool bold)
    {
        while (word.Length > 1 && Of(word, fontSize, bold) > width)
        {
            var length = word.Length - 1;
            while (length > 1 && Of(word[..length], fontSize, bold) > width)
            {
                length--;
            }

            yield return word[..length];
            word = word[length..];
        }

        yield return word;
    }

    private static double Em(char c) => c switch
    {
        'i' or 'j' or 'l' or 'I' or '\'' or '|' or ' ' or ',' or '.' or ':' or ';' => 0.34,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '-' or '/' or '!' => 0.42,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '—' or '…' => 1.0,
        >= 'A' and <= 'Z' or '+' or '=' or '<' or '>' or '~' or '×' or '−' or '→' => 0.84,
        >= '⁰' and <= '₟' => 0.42,
        >= '!' and < '⺀' => 0.64,
        _ => 1.0,
    };
}
