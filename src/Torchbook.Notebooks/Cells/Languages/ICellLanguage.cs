using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Languages;

/// <summary>A language in which cells, or parts of them behind a line such as <c>#!html</c>, are written.</summary>
internal interface ICellLanguage
{
    /// <summary>What may stand behind <c>#!</c>; the first is the usual one.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>What becomes of a cell in it, in a few words.</summary>
    string Summary { get; }

    /// <summary>Runs a text and returns its value, if it has one.</summary>
    /// <exception cref="CellCompilationException">The text cannot be understood.</exception>
    object? Run(CellPart part, CellRun run);
}
