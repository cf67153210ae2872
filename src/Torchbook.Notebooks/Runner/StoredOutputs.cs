using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Runner;

/// <summary>Outputs of an earlier run, for cells that are not to show theirs again.</summary>
internal static class StoredOutputs
{
    /// <summary>Clears all outputs but those of <paramref name="kept"/>, which get those of the last run where their source is still the same.</summary>
    /// <param name="document">The lesson.</param>
    /// <param name="kept">The cells whose outputs stay.</param>
    /// <param name="lastRun">Where the last run has left its notebook, if there was one.</param>
    public static void Keep(NotebookDocument document, IReadOnlyList<NotebookCell> kept, string lastRun)
    {
        var earlier = kept.Count == 0 ? [] : Read(lastRun);
        var stale = SourceStamp.Stale(document).ToHashSet();
        foreach (var cell in document.Cells.Where(c => c.Kind == CellKind.Code))
        {
            if (kept.Contains(cell) && earlier.TryGetValue(cell.Id, out var ran) && ran.Source == cell.Source)
            {
                Copy(ran, cell);
            }
            else if (!kept.Contains(cell) || stale.Contains(cell))
            {
                cell.ClearOutputs();
                SourceStamp.Remove(cell);
            }
        }
    }

    /// <summary>Gives <paramref name="to"/> what <paramref name="from"/> showed.</summary>
    public static void Copy(NotebookCell from, NotebookCell to)
    {
        to.ClearOutputs();
        to.ExecutionCount = from.ExecutionCount;
        foreach (var output in from.Outputs)
        {
            to.Outputs.Add(output!.DeepClone());
        }

        SourceStamp.Set(to);
    }

    private static Dictionary<string, NotebookCell> Read(string path)
    {
        try
        {
            return File.Exists(path) ? NotebookDocument.Load(path).Cells.Where(c => c.Kind == CellKind.Code).ToDictionary(c => c.Id) : [];
        }
        catch (NotebookFormatException)
        {
            return [];
        }
    }
}
