using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using Torchbook.Notebooks.Cells.Packages;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.CSharp;

/// <summary>What C# cells are compiled against.</summary>
internal sealed class CellReferences
{
    private readonly CellPackages packages;
    private readonly AssemblyFinder finder;
    private readonly List<MetadataReference> references = [];
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<MetadataReference>? others;

    public CellReferences(CellPackages packages, AssemblyFinder finder)
    {
        this.packages = packages;
        this.finder = finder;
        AddFiles(ReferenceClosure.Usual);
        AddFiles(ReferenceClosure.InFramework([typeof(CellGuard).Assembly.Location, typeof(Display.DisplayFunctions).Assembly.Location]));
    }

    /// <summary>All references so far.</summary>
    public IReadOnlyList<MetadataReference> All => references;

    public void Add(MetadataReference reference) => references.Add(reference);

    /// <summary>What the framework has beyond <see cref="All"/>.</summary>
    public IReadOnlyList<MetadataReference> Others() =>
        others ??= [.. ReferenceClosure.Framework.Where(file => !names.Contains(Path.GetFileNameWithoutExtension(file))).Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>Makes <see cref="Others"/> part of <see cref="All"/>, for good.</summary>
    public void AddOthers()
    {
        foreach (var reference in Others().Where(r => names.Add(Path.GetFileNameWithoutExtension(r.Display!))))
        {
            references.Add(reference);
        }

        others = [];
    }

    /// <summary>Finds what <c>#r</c> lines name and adds it for this cell and all later ones.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="folder">Where relative paths begin.</param>
    /// <exception cref="CellCompilationException">It cannot be found; the message says why.</exception>
    public void Add(IReadOnlyList<ReferenceLine> lines, string folder)
    {
        if (lines.Count > 0)
        {
            AddFiles(ReferenceClosure.Of(lines.Where(l => l is { Kind: 'r', Package: null }).Select(l => ReferencedFile.Find(l, folder))));
            AddFiles(ReferenceClosure.Of(packages.Add(lines, folder, finder)));
        }
    }

    /// <summary>Adds the assembly of a value that another language shares.</summary>
    /// <returns>False where C# cannot refer to it: of several F# cells' assemblies, which share a name, it takes one.</returns>
    public unsafe bool TryAdd(Assembly assembly)
    {
        if (finder.FindCell(assembly.GetName()) == assembly)
        {
            return true;
        }

        if (assembly.Location.Length > 0)
        {
            AddFiles(ReferenceClosure.Of([assembly.Location]));
            return true;
        }

        if (!names.Add(assembly.GetName().Name!) || !assembly.TryGetRawMetadata(out var metadata, out var length))
        {
            return false;
        }

        references.Add(AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)metadata, length)).GetReference());
        finder.AddCell(assembly);
        return true;
    }

    private void AddFiles(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            if (names.Add(Path.GetFileNameWithoutExtension(file)))
            {
                references.Add(MetadataReference.CreateFromFile(file));
                finder.AddManaged(file);
                others = null;
            }
        }
    }
}
