namespace Torchbook.Notebooks.Cells;

/// <summary>Thrown inside a cell that was interrupted.</summary>
public sealed class CellInterruptedException() : OperationCanceledException("The cell was interrupted.");
