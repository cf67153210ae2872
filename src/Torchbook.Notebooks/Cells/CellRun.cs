using System.Collections.Immutable;

namespace Torchbook.Notebooks.Cells;

/// <summary>One execution of a cell, as its languages and magics see it.</summary>
/// <param name="Name">What traces call the text that is running: the cell, or a file that it imports.</param>
/// <param name="Folder">Where relative paths begin.</param>
/// <param name="Cancel">Signaled when the cell is interrupted.</param>
internal sealed record CellRun(string Name, string Folder, CancellationToken Cancel)
{
    private readonly List<Action> afterwards = [];

    /// <summary>The files that are being imported, the outermost first.</summary>
    public ImmutableList<string> Importing { get; init; } = [];

    /// <summary>Whether something is to follow the cell's value.</summary>
    public bool HasMore => afterwards.Count > 0;

    /// <summary>Has something done when the cell has run to its end and its value is shown.</summary>
    public void Afterwards(Action action) => afterwards.Add(action);

    public void Finish() => afterwards.ForEach(action => action());
}
