using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Torchbook.Notebooks.Cells.CSharp;

/// <summary>
/// The libraries that cells were compiled into. One that declares a type again is a higher version of the assembly that had it:
/// scripts keep the references of all earlier cells, and take the highest version of each.
/// </summary>
internal sealed class CellLibraries
{
    private static readonly CSharpCompilationOptions options = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release, concurrentBuild: false);

    private readonly List<Library> all = [];

    public CSharpCompilation Create(SyntaxTree tree, CellReferences references)
    {
        var names = Types(CSharpCompilation.Create("names", [tree], references.All, options)).ToHashSet();
        var older = all.Find(l => l.Types.Overlaps(names));
        var name = older?.Name ?? $"CellLibrary{all.Count + 1}";
        var version = $"[assembly: System.Reflection.AssemblyVersion(\"{(older?.Version ?? 0) + 1}.0.0.0\")]";
        var versionTree = CSharpSyntaxTree.ParseText(version, (CSharpParseOptions)tree.Options);
        return CSharpCompilation.Create(name, [tree, versionTree], references.All.Where(r => r != older?.Reference), options);
    }

    public MetadataReference Publish(CSharpCompilation compilation, byte[] image)
    {
        all.RemoveAll(l => l.Name == compilation.AssemblyName);
        var reference = MetadataReference.CreateFromImage(image);
        all.Add(new(compilation.AssemblyName!, compilation.Assembly.Identity.Version.Major, reference, [.. Types(compilation)]));
        return reference;
    }

    /// <summary>Classes that a script must import to see their extension methods, since they have no namespace.</summary>
    public static IEnumerable<string> StaticClasses(CSharpCompilation compilation) =>
        compilation.Assembly.GlobalNamespace.GetTypeMembers().Where(t => t.IsStatic).Select(t => t.Name);

    private static IEnumerable<string> Types(CSharpCompilation compilation) => Types(compilation.Assembly.GlobalNamespace);

    private static IEnumerable<string> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Select(t => t.ToDisplayString()).Concat(space.GetNamespaceMembers().SelectMany(Types));

    private sealed record Library(string Name, int Version, MetadataReference Reference, HashSet<string> Types);
}
