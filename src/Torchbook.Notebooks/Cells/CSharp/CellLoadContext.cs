using System.Reflection;
using System.Runtime.Loader;
using Torchbook.Notebooks.Cells.Packages;

namespace Torchbook.Notebooks.Cells.CSharp;

/// <summary>Holds the compiled cells; everything else is found in the default context.</summary>
internal sealed class CellLoadContext
{
    private readonly AssemblyFinder finder;
    private readonly Context scripts;

    public CellLoadContext(AssemblyFinder finder)
    {
        this.finder = finder;
        scripts = new(finder);
    }

    public Assembly Add(CompiledCell cell)
    {
        // Two versions of a library cannot live in one context.
        var context = cell.EntryType is null ? new Context(finder) : scripts;
        using var code = new MemoryStream(cell.Code);
        using var symbols = new MemoryStream(cell.Symbols);
        var assembly = context.LoadFromStream(code, symbols);
        finder.AddCell(assembly);
        return assembly;
    }

    private sealed class Context(AssemblyFinder finder) : AssemblyLoadContext("cells")
    {
        protected override Assembly? Load(AssemblyName name) => finder.FindCell(name);
    }
}
