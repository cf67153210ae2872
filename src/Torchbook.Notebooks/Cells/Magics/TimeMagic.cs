using System.Diagnostics;
using System.Globalization;
using Torchbook.Display;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Magics;

/// <summary><c>#!time</c>: shows how long the rest of the cell took.</summary>
internal sealed class TimeMagic : ICellMagic
{
    public string Name => "time";

    public string Usage => "#!time";

    public void Run(Directive directive, string language, CellRun run)
    {
        var clock = Stopwatch.StartNew();
        run.Afterwards(() => DisplayFunctions.display(MimeBundle.Text(
            string.Create(CultureInfo.InvariantCulture, $"Wall time: {clock.Elapsed.TotalMilliseconds:0.#}ms"))));
    }
}
