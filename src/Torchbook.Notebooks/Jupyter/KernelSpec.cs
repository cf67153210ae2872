using System.Text.Json;
using System.Text.Json.Nodes;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>
/// Tells Jupyter and VS Code about the kernel. Its name is that of .NET Interactive's C# kernel, so that one notebook serves both
/// hosts; where that one is installed it stays, and ours takes another name.
/// </summary>
public static class KernelSpec
{
    /// <summary>The name that notebooks carry in their metadata.</summary>
    public const string SharedName = ".net-csharp";

    /// <summary>The name where somebody else's kernel has <see cref="SharedName"/>.</summary>
    public const string OwnName = "torchbook";

    private const string File = "kernel.json";

    /// <summary>Installs for the present user, or brings an earlier installation up to date.</summary>
    /// <param name="program">What starts this program's command line; this program by default.</param>
    /// <param name="nodeModules">A <c>node_modules</c> folder with plotly.js, which makes charts interactive in classic Notebook.</param>
    /// <returns>The kernel's name and folder.</returns>
    /// <exception cref="IOException">The folder cannot be written, or both names are taken.</exception>
    public static (string Name, string Folder) Install(IReadOnlyList<string>? program = null, string? nodeModules = null)
    {
        var name = IsTaken(SharedName) ? OwnName : SharedName;
        var folder = Path.Combine(UserFolder(), "kernels", name);
        if (name == OwnName && IsTaken(OwnName))
        {
            throw new IOException($"Kernels named {SharedName} and {OwnName} are installed already, and neither is ours. Remove one with: jupyter kernelspec remove NAME");
        }

        var spec = new JsonObject
        {
            ["argv"] = new JsonArray([.. (program ?? HostCommand.Program).Concat(["kernel", "start", "--connection-file", "{connection_file}"]).Select(a => (JsonNode)a)]),
            ["display_name"] = name == SharedName ? ".NET (C#)" : "C# (Torchbook)",
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["torchbook"] = true },
        };
        AtomicFile.WriteText(Path.Combine(folder, File), spec.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
        KernelFrontEnd.Save(folder, nodeModules);
        return (name, folder);
    }

    /// <summary>The name and folder under which our kernel is installed; null where it is not.</summary>
    public static (string Name, string Folder)? Installed()
    {
        foreach (var name in new[] { SharedName, OwnName })
        {
            if (Find(name) is { } folder && IsOurs(folder))
            {
                return (name, folder);
            }
        }

        return null;
    }

    // Names are the same to Jupyter in whatever case they are written.
    private static bool IsTaken(string name) => Find(name) is { } folder && !IsOurs(folder);

    private static string? Find(string name) => DataFolders()
        .Select(data => Path.Combine(data, "kernels", name))
        .FirstOrDefault(folder => System.IO.File.Exists(Path.Combine(folder, File)));

    private static bool IsOurs(string folder)
    {
        try
        {
            return JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(folder, File)))?["metadata"]?["torchbook"] is not null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    // The order in which Jupyter looks.
    private static IEnumerable<string> DataFolders() =>
    [
        .. (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        UserFolder(),
        .. OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter")]
            : new[] { "/usr/local/share/jupyter", "/usr/share/jupyter" },
    ];

    private static string UserFolder()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen)
        {
            return chosen;
        }

        if (OperatingSystem.IsWindows())
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS())
        {
            return Path.Combine(home, "Library", "Jupyter");
        }

        var data = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(home, ".local", "share");
        return Path.Combine(data, "jupyter");
    }
}
