namespace Torchbook.Notebooks.Cells;

/// <summary>How a cell ended.</summary>
/// <param name="Value">The value of a trailing expression; null without one.</param>
/// <param name="Error">Why the cell failed; null where it ran to its end.</param>
public sealed record CellResult(object? Value, CellError? Error);
