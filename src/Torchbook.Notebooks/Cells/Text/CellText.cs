namespace Torchbook.Notebooks.Cells.Text;

/// <summary>
/// Splits a cell at its directives: <c>#!fsharp</c> and the like give the lines that follow to another language, every other
/// <c>#!</c> line is a magic. <c>#load "file"</c> is the magic <c>#!import file</c>.
/// </summary>
/// <param name="languageOf">The usual name of a language; null for what is none.</param>
internal sealed class CellText(Func<string, string?> languageOf)
{
    private readonly List<CellPart> parts = [];
    private readonly List<string> lines = [];
    private string language = "";
    private Directive? chosenBy;
    private int start = 1;

    public static IReadOnlyList<CellPart> Split(string text, string language, Func<string, string?> languageOf) =>
        new CellText(languageOf) { language = languageOf(language) ?? language }.Split(text);

    /// <summary>The text with everything blanked that is not of <paramref name="language"/>: lines and columns stay.</summary>
    public static string Only(string wanted, string text, string language, Func<string, string?> languageOf)
    {
        var kept = new string[text.Count(c => c == '\n') + 1];
        foreach (var part in Split(text, language, languageOf).Where(p => !p.IsMagic && p.Language == wanted))
        {
            part.Text.Split('\n').CopyTo(kept, part.Line - 1);
        }

        return string.Join('\n', kept.Zip(text.Split('\n'), (own, all) => own ?? new string(' ', all.Length)));
    }

    private List<CellPart> Split(string text)
    {
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if ((Directive.Read(line, number) ?? Load(line, number)) is not { } directive)
            {
                lines.Add(line);
                continue;
            }

            CloseText();
            start = number + 1;
            if (languageOf(directive.Name) is { } chosen)
            {
                (language, chosenBy) = (chosen, directive);
            }
            else
            {
                parts.Add(new(language, "", number, directive, IsMagic: true));
            }
        }

        CloseText();
        return parts;
    }

    private void CloseText()
    {
        var text = string.Join('\n', lines);
        if (!string.IsNullOrWhiteSpace(text) || chosenBy is { Words.Count: > 0 })
        {
            parts.Add(new(language, text, start, chosenBy, IsMagic: false));
            chosenBy = null;
        }

        lines.Clear();
    }

    private static Directive? Load(string line, int number)
    {
        const string word = "#load ";
        return line.StartsWith(word, StringComparison.Ordinal) && line[word.Length..].Split('"') is [_, var file, ..]
            ? new("import", [file], number)
            : null;
    }
}
