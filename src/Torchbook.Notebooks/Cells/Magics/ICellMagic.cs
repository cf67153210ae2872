using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Magics;

/// <summary>A command such as <c>#!time</c>: a line that does something beside the code around it.</summary>
internal interface ICellMagic
{
    /// <summary>What stands behind <c>#!</c>.</summary>
    string Name { get; }

    /// <summary>How it is written, and what it does.</summary>
    string Usage { get; }

    /// <param name="directive">The line.</param>
    /// <param name="language">The language in which it stands.</param>
    /// <param name="run">The cell.</param>
    /// <exception cref="CellCompilationException">It cannot be done; the message says why.</exception>
    void Run(Directive directive, string language, CellRun run);
}
