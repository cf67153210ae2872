using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Notebooks.Jupyter.Install;

/// <summary>
/// Tells Jupyter and VS Code about the kernel. Its name is that of .NET Interactive's C# kernel, so that one notebook serves both
/// hosts; where that one is installed it stays, and ours takes another name.
/// </summary>
public static partial class KernelSpec
{
    /// <summary>The name that notebooks carry in their metadata.</summary>
    public const string SharedName = ".net-csharp";

    /// <summary>The name where somebody else's kernel has <see cref="SharedName"/>.</summary>
    public const string OwnName = "torchbook";

    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The kernel of ours that front ends start; null where there is none.</summary>
    public static InstalledKernel? Installed => InstalledKernel.All.FirstOrDefault(kernel => kernel.IsOurs && kernel.IsInForce);

    /// <summary>Installs, or brings an earlier installation up to date.</summary>
    /// <param name="program">What starts this program's command line; this program by default.</param>
    /// <param name="nodeModules">A <c>node_modules</c> folder with plotly.js, which makes charts interactive in classic Notebook.</param>
    /// <param name="name">The kernel's name; <see cref="SharedName"/> by default, or <see cref="OwnName"/> where that is somebody else's.</param>
    /// <param name="prefix">The Python environment for which to install; for the present user by default.</param>
    /// <exception cref="IOException">The folder cannot be written, or the names are taken.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static InstalledKernel Install(
        IReadOnlyList<string>? program = null, string? nodeModules = null, string? name = null, string? prefix = null)
    {
        name = Choose(name);
        var folder = Path.Combine(prefix is null ? JupyterFolders.User : JupyterFolders.Shared(prefix), "kernels", name);
        if (System.IO.File.Exists(Path.Combine(folder, InstalledKernel.File)) && !InstalledKernel.Read(folder, isInForce: false).IsOurs)
        {
            throw new IOException($"{folder} holds a kernel that is not ours. Choose another name with --name.");
        }

        var spec = new JsonObject
        {
            ["argv"] = new JsonArray([.. (program ?? HostCommand.Program).Concat(["kernel", "start", "--connection-file", "{connection_file}"]).Select(a => (JsonNode)a)]),
            ["display_name"] = name.Equals(SharedName, StringComparison.OrdinalIgnoreCase) ? ".NET (C#)" : "C# (Torchbook)",
            ["language"] = "C#",
            ["env"] = new JsonObject { [HostCommand.NoDiagnosticSockets.Name] = HostCommand.NoDiagnosticSockets.Value },
            ["interrupt_mode"] = "message",
            ["metadata"] = InstalledKernel.Metadata,
        };
        AtomicFile.WriteText(Path.Combine(folder, InstalledKernel.File), spec.ToJsonString(readable) + "\n");
        KernelFrontEnd.Save(folder, nodeModules);
        return InstalledKernel.All.FirstOrDefault(kernel => kernel.Folder == folder) ?? InstalledKernel.Read(folder, isInForce: false);
    }

    /// <summary>Removes kernels of ours; those of others stay.</summary>
    /// <param name="name">Only the one of this name.</param>
    /// <param name="prefix">Only those of this Python environment.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="IOException">A folder cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder cannot be removed.</exception>
    public static IReadOnlyList<InstalledKernel> Uninstall(string? name = null, string? prefix = null)
    {
        var all = prefix is null ? InstalledKernel.All : InstalledKernel.In(JupyterFolders.Shared(prefix));
        var ours = all.Where(kernel => kernel.IsOurs && (name is null || kernel.Name.Equals(name, StringComparison.OrdinalIgnoreCase))).ToList();
        ours.ForEach(kernel => Directory.Delete(kernel.Folder, recursive: true));
        return ours;
    }

    private static string Choose(string? wanted)
    {
        if (wanted is not null)
        {
            return !Allowed().IsMatch(wanted) ? throw new IOException($"'{wanted}' is no name for a kernel: it may have letters, digits, dots, dashes and underscores.")
                : IsTaken(wanted) ? throw new IOException($"A kernel named {wanted} is installed already, and it is not ours. Choose another name with --name.")
                : wanted;
        }

        return !IsTaken(SharedName) ? SharedName
            : !IsTaken(OwnName) ? OwnName
            : throw new IOException($"Kernels named {SharedName} and {OwnName} are installed already, and neither is ours. "
                + "Choose a name with --name, or remove one with: jupyter kernelspec remove NAME");
    }

    private static bool IsTaken(string name) =>
        InstalledKernel.All.Any(kernel => kernel is { IsInForce: true, IsOurs: false } && kernel.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^[\w.-]+$", RegexOptions.ECMAScript)]
    private static partial Regex Allowed();
}
