using Torchbook.Display;
using Torchbook.Notebooks.Cells.Languages;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Magics;

/// <summary><c>#!who</c> and <c>#!whos</c>: the variables of the language in which they stand; the second with types and values.</summary>
internal sealed class WhoMagic(CellLanguages languages, bool detailed) : ICellMagic
{
    private const int LongestValue = 200;

    public string Name => detailed ? "whos" : "who";

    public string Usage => "#!" + Name;

    public void Run(Directive directive, string language, CellRun run)
    {
        var variables = languages.VariablesOf(language).OrderBy(v => v.Name, StringComparer.Ordinal).ToList();
        object shown = detailed
            ? variables.Select(v => new Row(v.Name, TypeName.Short(v.Type), Shorten(v.Value.ToDisplayString()))).ToList()
            : MimeBundle.Text(string.Join('\n', variables.Select(v => v.Name)));
        DisplayFunctions.display(shown);
    }

    private static string Shorten(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + " …";

    private sealed record Row(string Name, string Type, string Value);
}
