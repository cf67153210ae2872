using Torchbook.Display;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Packages;

/// <summary>The packages of a session. Each restore takes those of all cells so far, so that they agree on what they share.</summary>
internal sealed class CellPackages(PackageMap mapped, PackageRestore restore)
{
    private readonly Dictionary<string, PackageRequest> requests = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PackageFile> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> sources = [];

    /// <summary>Takes a cell's lines, all of them together.</summary>
    /// <param name="lines">The lines; of those that name files nothing is done.</param>
    /// <param name="folder">Where relative paths begin.</param>
    /// <param name="finder">Learns where the files lie.</param>
    /// <returns>The assemblies of the packages named and of all that they need.</returns>
    /// <exception cref="CellCompilationException">A package cannot be had; the message says why.</exception>
    public IReadOnlyList<string> Add(IReadOnlyList<ReferenceLine> lines, string folder, AssemblyFinder finder)
    {
        sources.AddRange(lines.Where(l => l.Kind == 'i').Select(l => Source(l, folder)).Except(sources));
        var named = lines.Where(l => l is { Kind: 'r', Package: not null }).Select(l => PackageRequest.Parse(l.Package!, l.Line)).ToList();
        var own = named.Select(r => (Request: r, Files: Mapped(r))).ToList();
        var wanted = own.Where(o => o.Files is null).Select(o => o.Request).DistinctBy(r => r.Id, StringComparer.OrdinalIgnoreCase).ToList();
        wanted.ForEach(CheckVersion);
        var all = requests.Values.Concat(wanted.Where(w => !requests.ContainsKey(w.Id))).ToList();
        var managed = own.SelectMany(o => o.Files ?? []).ToList();
        if (wanted.Count == 0)
        {
            return managed;
        }

        // What a package brings of those that the program replaces would be a second copy of the same types.
        var restored = Restore(all, wanted).Files.Where(f => !mapped.Replaces(f.Package)).ToList();
        foreach (var file in restored)
        {
            CheckConflict(file, wanted[0].Line);
        }

        foreach (var file in restored.Where(f => files.TryAdd(Key(f), f)))
        {
            Register(file, finder);
        }

        wanted.ForEach(w => requests.TryAdd(w.Id, w));
        return [.. managed, .. restored.Where(f => f.IsManaged).Select(f => f.Path)];
    }

    private PackageSet Restore(List<PackageRequest> all, List<PackageRequest> wanted)
    {
        var progress = DisplayFunctions.display(MimeBundle.Text($"Installing {string.Join(", ", wanted.Select(w => w.Id))} …"));
        try
        {
            var set = restore.Restore(all, sources);
            progress.Update(MimeBundle.Text(string.Join('\n', wanted.Select(w => $"Installed {w.Id}, {set.Versions[w.Id]}"))));
            return set;
        }
        catch (InvalidOperationException e)
        {
            progress.Update(MimeBundle.Text($"Not installed: {string.Join(", ", wanted.Select(w => w.Id))}"));
            throw CellCompilationException.At(wanted[0].Line, e.Message);
        }
    }

    private static void Register(PackageFile file, AssemblyFinder finder)
    {
        if (file.IsManaged)
        {
            finder.AddManaged(file.Path);
        }
        else
        {
            finder.AddNative(file.Path);
        }
    }

    private IReadOnlyList<string>? Mapped(PackageRequest request)
    {
        try
        {
            return mapped.Find(request.Id);
        }
        catch (InvalidOperationException e)
        {
            throw CellCompilationException.At(request.Line, e.Message);
        }
    }

    private void CheckVersion(PackageRequest wanted)
    {
        if (requests.TryGetValue(wanted.Id, out var earlier) && wanted.Version != "*" && wanted.Version != earlier.Version)
        {
            throw CellCompilationException.At(wanted.Line,
                $"{wanted.Id}, {wanted.Version}: an earlier cell has loaded {Describe(earlier)}, and there can be one only. Restart the kernel to take another.");
        }
    }

    private static string Describe(PackageRequest request) => request.Version == "*" ? $"the newest {request.Id}" : $"version {request.Version}";

    private void CheckConflict(PackageFile file, int line)
    {
        if (files.TryGetValue(Key(file), out var loaded) && loaded.Version != file.Version)
        {
            throw CellCompilationException.At(line,
                $"This needs {file.Package} {file.Version}, but an earlier cell has loaded {loaded.Version}. "
                + "Restart the kernel and put the #r lines together into the first cell: then one version is chosen for all.");
        }
    }

    private static string Key(PackageFile file) => (file.IsManaged ? "" : "native ") + file.Name;

    private static string Source(ReferenceLine line, string folder) =>
        line.Package is not { Length: > 0 } source ? throw CellCompilationException.At(line.Line, $"#i \"{line.Target}\": it is written #i \"nuget:ADDRESS\", or with a folder")
        : source.Contains("://", StringComparison.Ordinal) ? source
        : Path.GetFullPath(source, folder);
}
