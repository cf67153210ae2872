using System.Reflection;

namespace Torchbook.Notebooks.Cells.Packages;

/// <summary>Package ids that <c>#r "nuget: …"</c> answers from assemblies the program was started with, whatever the version.</summary>
public sealed class PackageMap
{
    private readonly List<(string Pattern, string[] Paths)> entries = [];
    private readonly List<(string Pattern, string Reason)> missing = [];

    /// <summary>Maps an id, or all ids that start with what precedes a trailing <c>*</c>.</summary>
    /// <returns>This map.</returns>
    public PackageMap Add(string idPattern, params IReadOnlyList<Assembly> assemblies)
    {
        entries.Add((idPattern, [.. assemblies.Select(a => a.Location)]));
        return this;
    }

    /// <summary>Notes a package that cannot be had, such as one that the program was built without; cells that name it fail with this reason.</summary>
    /// <returns>This map.</returns>
    public PackageMap AddMissing(string idPattern, string reason)
    {
        missing.Add((idPattern, reason));
        return this;
    }

    /// <summary>The assembly files for a package, or null for one that is not mapped.</summary>
    /// <exception cref="InvalidOperationException">The program was built without it; the message says why.</exception>
    public IReadOnlyList<string>? Find(string id) => entries.Find(e => Matches(e.Pattern, id)).Paths
        ?? (missing.Find(m => Matches(m.Pattern, id)).Reason is { } reason ? throw new InvalidOperationException(reason) : null);

    /// <summary>Whether a package's own files are never loaded.</summary>
    internal bool Replaces(string id) => entries.Exists(e => Matches(e.Pattern, id)) || missing.Exists(m => Matches(m.Pattern, id));

    private static bool Matches(string pattern, string id) => pattern.EndsWith('*')
        ? id.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : id.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
