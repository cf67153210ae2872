using System.CommandLine;
using Torchbook.Notebooks.Jupyter;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook kernel install</c>: makes the kernel known to Jupyter and VS Code.</summary>
public static class KernelCommand
{
    public static Command Create()
    {
        var install = new Command("install", "Make the C# kernel known to Jupyter and VS Code, for this user");
        install.SetAction(_ =>
        {
            try
            {
                var (name, folder) = KernelSpec.Install();
                Console.WriteLine($"Kernel {name} is installed in {folder}");
                return 0;
            }
            catch (IOException failure)
            {
                throw new CommandException(failure.Message);
            }
        });
        return new Command("kernel", "The C# kernel for Jupyter and VS Code") { install };
    }

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
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }
}
