using Torchbook.Notebooks.Cells;

namespace Torchbook.Notebooks.Hosting;

/// <summary>How a cell in another process ended.</summary>
/// <param name="Error">Null where it ran to its end.</param>
/// <param name="ProcessEnded">The process is gone, and with it everything the cells before had declared.</param>
public sealed record CellOutcome(CellError? Error, bool ProcessEnded);
