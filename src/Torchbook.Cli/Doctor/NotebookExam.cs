using System.Runtime.InteropServices;
using Torchbook.Notebooks.Jupyter.Install;

namespace Torchbook.Cli.Doctor;

/// <summary>What the kernel, the charts and the pages lean on.</summary>
public static class NotebookExam
{
    public static IEnumerable<Finding> Run()
    {
        if (OperatingSystem.IsLinux())
        {
            yield return Library("ZeroMQ", "libzmq.so.5", "libzmq5", "the Jupyter kernel for VS Code and Jupyter does not start");
            yield return Library("librsvg", "librsvg-2.so.2", "librsvg2-2", "charts in notebooks are SVG, which some front ends do not show");
        }

        yield return Kernel();
        yield return Node();
    }

    private static Finding Library(string part, string file, string package, string loss)
    {
        if (!NativeLibrary.TryLoad(file, out var handle))
        {
            return new Finding(part, Health.Limited, $"no {file}: {loss}", $"sudo apt-get install --no-install-recommends {package}");
        }

        NativeLibrary.Free(handle);
        return Finding.Good(part, file);
    }

    private static Finding Kernel() => KernelSpec.Installed is { } kernel
        ? Finding.Good("kernel", $"{kernel.Name} in {kernel.Folder}")
        : Finding.Good("kernel", "not installed; ./torchbook kernel install makes it known to VS Code and Jupyter");

    private static Finding Node()
    {
        var folder = Repository.NodeModules;
        var count = Directory.Exists(folder) ? Directory.GetDirectories(folder).Count(path => !Path.GetFileName(path).StartsWith('.')) : 0;
        var node = Processes.FirstLine("node", "--version") ?? "no Node.js";
        return count > 0
            ? Finding.Good("page parts", $"{count} npm packages, {node}")
            : new Finding("page parts", Health.Limited, $"no npm packages ({node}): charts on pages stay still pictures and formulas stay as typed",
                "./torchbook setup fetches them.");
    }
}
