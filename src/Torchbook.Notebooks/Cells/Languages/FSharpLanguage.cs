using Torchbook.Notebooks.Cells.CSharp;
using Torchbook.Notebooks.Cells.Packages;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Languages;

/// <summary>F#. Its compiler is loaded with the first cell in it, since it takes seconds and 150 MB.</summary>
internal sealed class FSharpLanguage(CellPackages packages, AssemblyFinder finder) : ICellLanguage, IVariables
{
    private readonly HashSet<string> referenced = [];
    private FSharpSession? session;

    public IReadOnlyList<string> Names { get; } = ["fsharp", "F#", "f#"];

    public string Summary => "compiled and run";

    public IReadOnlyList<CellVariable> Variables => session?.Variables ?? [];

    public object? Run(CellPart part, CellRun run)
    {
        var text = part.TextAtItsLine;
        session ??= new();
        foreach (var file in References(ReferenceLine.Take(ref text), run.Folder).Where(referenced.Add))
        {
            finder.AddManaged(file);
            session.Refer(file);
        }

        return session.Run(text, run.Name, run.Cancel);
    }

    public void Set(string name, object? value)
    {
        session ??= new();
        session.Set(name, value);
    }

    private IEnumerable<string> References(IReadOnlyList<ReferenceLine> lines, string folder)
    {
        if (lines.Count == 0)
        {
            return [];
        }

        var files = lines.Where(l => l is { Kind: 'r', Package: null }).Select(l => ReferencedFile.Find(l, folder));
        return ReferenceClosure.OutsideFramework(files.Concat(packages.Add(lines, folder, finder)));
    }
}
