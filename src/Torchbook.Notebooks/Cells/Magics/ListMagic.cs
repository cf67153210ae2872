using Torchbook.Display;
using Torchbook.Notebooks.Cells.Languages;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Magics;

/// <summary><c>#!lsmagic</c>: what may stand behind <c>#!</c>.</summary>
internal sealed class ListMagic(CellLanguages languages, IReadOnlyList<ICellMagic> magics) : ICellMagic
{
    public string Name => "lsmagic";

    public string Usage => "#!lsmagic";

    public void Run(Directive directive, string language, CellRun run)
    {
        var lines = languages.All.Select(l => $"  #!{string.Join(", #!", l.Names),-28} {l.Summary}");
        DisplayFunctions.display(MimeBundle.Text(
            $"Languages, for the lines below:\n{string.Join('\n', lines)}\nCommands:\n{string.Join('\n', magics.Select(m => "  " + m.Usage))}"));
    }
}
