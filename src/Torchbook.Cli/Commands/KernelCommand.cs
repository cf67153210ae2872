using System.CommandLine;
using Torchbook.Notebooks.Jupyter;
using Torchbook.Notebooks.Jupyter.Install;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook kernel install|start|list|uninstall</c>: the kernel that VS Code and Jupyter talk to.</summary>
public static class KernelCommand
{
    public static Command Create() => new("kernel", "Install the Jupyter kernel, list it, or remove it")
    {
        Install(), Start(), List(), Uninstall(),
    };

    /// <summary>Serves one front end; what an installed kernel starts.</summary>
    public static int Start(string connectionFile)
    {
        try
        {
            JupyterKernel.Run(connectionFile);
            return 0;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or DllNotFoundException)
        {
            Console.Error.WriteLine($"torchbook: {failure.Message}");
            return 1;
        }
    }

    /// <summary>Installs the kernel where it is not known yet.</summary>
    public static void InstallIfMissing()
    {
        if (KernelSpec.Installed is null)
        {
            InstallNow();
        }
    }

    private static Command Install()
    {
        var name = new Option<string?>("--name") { Description = $"What notebooks call it; {KernelSpec.SharedName} unless that is somebody else's, then {KernelSpec.OwnName}", HelpName = "NAME" };
        var user = new Option<bool>("--user") { Description = "For the present user, which is the default" };
        var prefix = new Option<string?>("--prefix") { Description = "For the Python environment in this folder instead, such as /usr/local", HelpName = "FOLDER" };
        var command = new Command("install", "Make the C# kernel known to Jupyter and VS Code") { name, user, prefix };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(user) && parsed.GetValue(prefix) is not null)
            {
                parsed.AddError("Either --user or --prefix, not both.");
            }
        });
        command.SetAction(parsed => InstallNow(parsed.GetValue(name), parsed.GetValue(prefix)));
        return command;
    }

    private static void InstallNow(string? name = null, string? prefix = null)
    {
        var kernel = KernelSpec.Install(Launcher(), Repository.NodeModules, name, prefix);
        Console.WriteLine($"Kernel {kernel.Name} is installed in {kernel.Folder}");
        if (kernel.Name == KernelSpec.OwnName && name is null)
        {
            Console.WriteLine($"Another kernel has the name {KernelSpec.SharedName} and was left alone: choose {kernel.DisplayName} in the front end.");
        }
    }

    private static Command Start()
    {
        var connection = new Option<string>("--connection-file") { Description = "The file that the front end wrote", HelpName = "FILE", Required = true };
        var command = new Command("start", "Serve one front end; called by Jupyter and VS Code") { connection };
        command.SetAction(parsed => Start(parsed.GetValue(connection)!));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Show the kernels that Jupyter finds, and which of them are ours");
        command.SetAction(_ => KernelList.Show(InstalledKernel.All));
        return command;
    }

    private static Command Uninstall()
    {
        var name = new Option<string?>("--name") { Description = "Only the kernel of this name", HelpName = "NAME" };
        var prefix = new Option<string?>("--prefix") { Description = "Only from the Python environment in this folder", HelpName = "FOLDER" };
        var command = new Command("uninstall", "Remove the kernels that install has put there; those of others stay") { name, prefix };
        command.SetAction(parsed =>
        {
            var removed = KernelSpec.Uninstall(parsed.GetValue(name), parsed.GetValue(prefix));
            foreach (var kernel in removed)
            {
                Console.WriteLine($"Kernel {kernel.Name} is removed from {kernel.Folder}");
            }

            if (removed.Count == 0)
            {
                Console.WriteLine("The kernel is not installed.");
            }
        });
        return command;
    }

    // The launcher, so that the kernel is built again after a change or a clean.
    private static IReadOnlyList<string>? Launcher() => OperatingSystem.IsWindows() ? null : [Path.Combine(Repository.Root, "torchbook")];
}
