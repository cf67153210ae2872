using System.Reflection;

namespace Torchbook.Notebooks.Cells;

/// <summary>Package ids that <c>#r "nuget: …"</c> answers from assemblies the program was started with, whatever the version.</summary>
public sealed class PackageMap
{
    private readonly List<(string Pattern, string[] Paths)> entries = [];
    private readonly Dictionary<string, string> missing = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Maps an id, or all ids that start with what precedes a trailing <c>*</c>.</summary>
    /// <returns>This map.</returns>
    public PackageMap Add(string idPattern, params IReadOnlyList<Assembly> assemblies)
    {
        entries.Add((idPattern, [.. assemblies.Select(a => a.Location)]));
        return this;
    }

    /// <summary>Notes that the program was built without a package that it may bring; cells that name it fail with this reason.</summary>
    /// <returns>This map.</returns>
    public PackageMap AddMissing(string id, string reason)
    {
        missing.Add(id, reason);
        return this;
    }

    /// <summary>The assembly files for a package, or null for one that is not mapped.</summary>
    /// <exception cref="InvalidOperationException">The program was built without it; the message says why.</exception>
    public IReadOnlyList<string>? Find(string id) => missing.TryGetValue(id, out var reason)
        ? throw new InvalidOperationException(reason)
        : entries.Find(e => Matches(e.Pattern, id)).Paths;

    private static bool Matches(string pattern, string id) => pattern.EndsWith('*')
        ? id.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : id.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
