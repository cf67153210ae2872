using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Torchbook.Notebooks.Cells;

/// <summary>
/// What cells are compiled against, and where its code is found when they run. Libraries always load into the default context,
/// so that a cell, the kit and a library agree on every type.
/// </summary>
internal sealed class CellReferences : MetadataReferenceResolver
{
    private readonly PackageMap packages;
    private readonly PackageRestore restore;
    private readonly List<MetadataReference> references = [];
    private IReadOnlyList<MetadataReference>? others;
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ImmutableArray<PortableExecutableReference>> resolved = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> managed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> native = new(StringComparer.OrdinalIgnoreCase);

    public CellReferences(PackageMap packages, PackageRestore restore)
    {
        this.packages = packages;
        this.restore = restore;
        AddFiles(ReferenceClosure.Usual);
        AddFiles(ReferenceClosure.InFramework([typeof(CellGuard).Assembly.Location, typeof(Display.DisplayFunctions).Assembly.Location]));
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            managed.TryGetValue(name.Name!, out var path) ? context.LoadFromAssemblyPath(path) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
            FindNative(name) is { } path && NativeLibrary.TryLoad(path, out var handle) ? handle : 0;
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

    /// <summary>Finds what a <c>#r</c> line names and adds it for this cell and all later ones.</summary>
    /// <param name="directive">The text between the quotes.</param>
    /// <exception cref="InvalidOperationException">It cannot be found; the message says why.</exception>
    public void Resolve(string directive)
    {
        if (resolved.ContainsKey(directive))
        {
            return;
        }

        var files = directive.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase) ? Package(directive[6..]) : File(directive);
        AddFiles(ReferenceClosure.Of(files).ToList());
        resolved[directive] = [.. references.OfType<PortableExecutableReference>().Where(r => files.Contains(r.FilePath))];
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        resolved.TryGetValue(reference, out var found) ? [.. found.Take(1)] : [];

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => 0;

    private void AddFiles(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (names.Add(name))
            {
                references.Add(MetadataReference.CreateFromFile(file));
                managed.TryAdd(name, file);
                others = null;
            }
        }
    }

    private IReadOnlyList<string> Package(string text)
    {
        var parts = text.Split([',', '/'], 2, StringSplitOptions.TrimEntries);
        if (packages.Find(parts[0]) is { } mapped)
        {
            return mapped;
        }

        var files = restore.Restore(parts[0], parts.Length > 1 ? parts[1] : null);
        foreach (var path in files.Native)
        {
            native.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        }

        return files.Managed;
    }

    private string[] File(string text)
    {
        var path = Path.GetFullPath(text);
        if (System.IO.File.Exists(path))
        {
            return [path];
        }

        // A bare name is an assembly of the framework or of the program, as in the C# script runner.
        var name = text.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? text[..^4] : text;
        try
        {
            return [Assembly.Load(new AssemblyName(name)).Location];
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or ArgumentException)
        {
            throw new InvalidOperationException($"#r \"{text}\": there is no file {path}");
        }
    }

    private string? FindNative(string name)
    {
        var plain = Path.GetFileNameWithoutExtension(name);
        return native.GetValueOrDefault(plain) ?? native.GetValueOrDefault("lib" + plain);
    }
}
