using System.Text.Json;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Jupyter.Install;

/// <summary>A kernel that Jupyter finds on this machine.</summary>
/// <param name="Name">What notebooks call it.</param>
/// <param name="DisplayName">What front ends call it.</param>
/// <param name="Folder">Where it is installed.</param>
/// <param name="IsOurs">Whether it was installed by this program.</param>
/// <param name="IsInForce">Whether it is the one that front ends start: the first of its name where Jupyter looks.</param>
public sealed record InstalledKernel(string Name, string DisplayName, string Folder, bool IsOurs, bool IsInForce)
{
    internal const string File = "kernel.json";
    private const string Mark = "torchbook";

    /// <summary>All kernels, in the order in which Jupyter looks.</summary>
    public static IReadOnlyList<InstalledKernel> All => In([.. JupyterFolders.Data]);

    /// <summary>What marks a kernel as ours, in the specification's <c>metadata</c>.</summary>
    internal static JsonObject Metadata => new() { [Mark] = true };

    internal static IReadOnlyList<InstalledKernel> In(params IReadOnlyList<string> dataFolders)
    {
        // Names are the same to Jupyter in whatever case they are written.
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. dataFolders.Select(data => Path.Combine(data, "kernels")).Where(Directory.Exists)
            .SelectMany(kernels => Directory.EnumerateDirectories(kernels).Order(StringComparer.Ordinal))
            .Where(folder => System.IO.File.Exists(Path.Combine(folder, File)))
            .Select(folder => Read(folder, names.Add(Path.GetFileName(folder))))];
    }

    internal static InstalledKernel Read(string folder, bool isInForce)
    {
        var name = Path.GetFileName(folder);
        try
        {
            var spec = JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(folder, File)));
            return new(name, (string?)spec?["display_name"] ?? name, folder, spec?["metadata"]?[Mark] is not null, isInForce);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return new(name, name, folder, IsOurs: false, isInForce);
        }
    }
}
