using System.CommandLine;
using Torchbook.Notebooks.Jupyter;

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
        if (KernelSpec.Installed() is null)
        {
            InstallNow();
        }
    }

    private static Command Install()
    {
        var command = new Command("install", "Make the C# kernel known to Jupyter and VS Code, for this user");
        command.SetAction(_ => InstallNow());
        return command;
    }

    private static void InstallNow()
    {
        var (name, folder) = KernelSpec.Install(Launcher(), Repository.NodeModules);
        Console.WriteLine($"Kernel {name} is installed in {folder}");
        if (name != KernelSpec.SharedName)
        {
            Console.WriteLine($"Another kernel has the name {KernelSpec.SharedName} and was left alone: choose C# (Torchbook) in the front end.");
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
        var command = new Command("list", "Say under which name the kernel is installed, and where");
        command.SetAction(_ => Console.WriteLine(KernelSpec.Installed() is var (name, folder)
            ? $"{name}  {folder}"
            : "The kernel is not installed. Install it with: ./torchbook kernel install"));
        return command;
    }

    private static Command Uninstall()
    {
        var command = new Command("uninstall", "Remove the kernel that install has put there; others stay");
        command.SetAction(_ =>
        {
            if (KernelSpec.Installed() is not var (name, folder))
            {
                Console.WriteLine("The kernel is not installed.");
                return;
            }

            Directory.Delete(folder, recursive: true);
            Console.WriteLine($"Kernel {name} is removed from {folder}");
        });
        return command;
    }

    // The launcher, so that the kernel is built again after a change or a clean.
    private static IReadOnlyList<string>? Launcher() => OperatingSystem.IsWindows() ? null : [Path.Combine(Repository.Root, "torchbook")];
}
