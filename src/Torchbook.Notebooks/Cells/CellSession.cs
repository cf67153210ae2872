using Torchbook.Display;
using Torchbook.Notebooks.Cells.Completion;
using Torchbook.Notebooks.Cells.Languages;
using Torchbook.Notebooks.Cells.Magics;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells;

/// <summary>Gives each part of a cell to the language or the magic that it is for.</summary>
internal sealed class CellSession
{
    private readonly CellLanguages languages;
    private readonly List<ICellMagic> magics;

    public CellSession(CellLanguages languages)
    {
        this.languages = languages;
        magics =
        [
            new TimeMagic(), new ImportMagic(this), new ShareMagic(languages), new SetMagic(languages),
            new WhoMagic(languages, detailed: false), new WhoMagic(languages, detailed: true), new AboutMagic(),
        ];
        magics.Add(new ListMagic(languages, magics));
    }

    /// <summary>The usual name of the language that a name behind <c>#!</c> chooses; null where it chooses none.</summary>
    public string? LanguageOf(string name) => languages.Find(name)?.Names[0];

    /// <summary>All that may begin with <c>#!</c>.</summary>
    public IEnumerable<CompletionItem> Words => languages.All.SelectMany(l => l.Names.Select(n => new CompletionItem("#!" + n, "keyword", null, l.Summary)))
        .Concat(magics.Select(m => new CompletionItem("#!" + m.Name, "keyword", m.Usage)));

    /// <summary>Runs a text, part by part.</summary>
    /// <returns>The last part's value; those before it are displayed, and that one too where something follows it.</returns>
    /// <exception cref="CellCompilationException">A part cannot be understood.</exception>
    public object? Run(string text, string language, CellRun run)
    {
        var value = RunParts(text, language, run);
        if (!run.HasMore)
        {
            return value;
        }

        Show(value);
        run.Finish();
        return null;
    }

    /// <summary>Runs the text of a file that a cell imports.</summary>
    public void RunAndShow(string text, string language, CellRun run) => Show(RunParts(text, language, run));

    private object? RunParts(string text, string language, CellRun run)
    {
        object? value = null;
        foreach (var part in CellText.Split(text, language, LanguageOf))
        {
            Show(value);
            value = Run(part, run);
        }

        return value;
    }

    private static void Show(object? value)
    {
        if (value is not null)
        {
            DisplayFunctions.display(value);
        }
    }

    private object? Run(CellPart part, CellRun run)
    {
        if (part.IsMagic)
        {
            Find(part.Directive!).Run(part.Directive!, part.Language, run);
            return null;
        }

        return (languages.Find(part.Language) ?? throw Unknown(part.Language, part.Line)).Run(part, run);
    }

    private ICellMagic Find(Directive directive) => magics.Find(m => m.Name == directive.Name) ?? throw Unknown(directive.Name, directive.Line);

    private CellCompilationException Unknown(string name, int line) => CellCompilationException.At(line,
        $"#!{name} is not known here. Languages: {Names(languages.All.Select(l => l.Names[0]))}. Commands: {Names(magics.Select(m => m.Name))}.");

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(n => "#!" + n));
}
