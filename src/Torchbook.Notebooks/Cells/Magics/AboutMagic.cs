using System.Runtime.InteropServices;
using Torchbook.Display;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Magics;

/// <summary><c>#!about</c>: what runs the cells.</summary>
internal sealed class AboutMagic : ICellMagic
{
    public string Name => "about";

    public string Usage => "#!about";

    public void Run(Directive directive, string language, CellRun run) => DisplayFunctions.display(MimeBundle.Text(
        $"Torchbook {typeof(AboutMagic).Assembly.GetName().Version!.ToString(3)}: C# 14 on {RuntimeInformation.FrameworkDescription}, "
        + $"{RuntimeInformation.RuntimeIdentifier}"));
}
