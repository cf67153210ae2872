using System.Reflection;
using System.Runtime.Loader;

namespace Torchbook.Notebooks.Cells;

/// <summary>Holds the compiled cells; everything else is found in the default context.</summary>
internal sealed class CellLoadContext
{
    private readonly Dictionary<string, Assembly> cells = [];
    private readonly Context scripts;

    public CellLoadContext() => scripts = new(this);

    public Assembly Add(CompiledCell cell)
    {
        // Two versions of a library cannot live in one context.
        var context = cell.EntryType is null ? new Context(this) : scripts;
        using var code = new MemoryStream(cell.Code);
        using var symbols = new MemoryStream(cell.Symbols);
        var assembly = context.LoadFromStream(code, symbols);
        return cells[assembly.FullName!] = assembly;
    }

    private sealed class Context(CellLoadContext owner) : AssemblyLoadContext("cells")
    {
        protected override Assembly? Load(AssemblyName name) => owner.cells.GetValueOrDefault(name.FullName);
    }
}
