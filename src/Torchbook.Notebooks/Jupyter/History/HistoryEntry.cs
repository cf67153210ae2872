namespace Torchbook.Notebooks.Jupyter.History;

/// <summary>A cell that was run.</summary>
/// <param name="Session">Counts the kernels that kept a history, from 1.</param>
/// <param name="Line">The cell's execution count.</param>
/// <param name="Source">Its text.</param>
internal sealed record HistoryEntry(int Session, int Line, string Source);
