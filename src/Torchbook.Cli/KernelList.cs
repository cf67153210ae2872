using Spectre.Console;
using Torchbook.Notebooks.Jupyter.Install;

namespace Torchbook.Cli;

/// <summary>The kernels of this machine as a table.</summary>
internal static class KernelList
{
    public static void Show(IReadOnlyList<InstalledKernel> kernels)
    {
        if (kernels.Count > 0)
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns("name", "shown as", "whose", "folder");
            foreach (var kernel in kernels)
            {
                var whose = (kernel.IsOurs ? "Torchbook" : "another program") + (kernel.IsInForce ? "" : ", hidden by the one above");
                table.AddRow(Markup.Escape(kernel.Name), Markup.Escape(kernel.DisplayName), whose, Markup.Escape(kernel.Folder));
            }

            Terminal.Out.Write(table);
        }

        if (!kernels.Any(kernel => kernel is { IsOurs: true, IsInForce: true }))
        {
            Console.WriteLine("Our kernel is not installed. Install it with: ./torchbook kernel install");
        }
    }
}
