using Torchbook.Display;
using Torchbook.Notebooks.Cells;

namespace Torchbook.Notebooks.Hosting;

/// <summary>What an expression in another process gave.</summary>
/// <param name="Value">Its value as a cell would show it; null where there is an error.</param>
/// <param name="Error">Why there is no value.</param>
/// <param name="ProcessEnded">The process is gone, and with it everything the cells before had declared.</param>
public sealed record Evaluation(MimeBundle? Value, CellError? Error, bool ProcessEnded);
