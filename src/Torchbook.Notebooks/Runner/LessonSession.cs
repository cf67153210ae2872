using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Notebooks.Runner;

/// <summary>The process of a lesson's cells, and which of them it has run: a second run need not begin at the first cell.</summary>
internal sealed class LessonSession(HostCommand command, string folder) : IAsyncDisposable
{
    private readonly List<NotebookCell> ran = [];
    private CellProcess? process;

    /// <summary>What the cells wanted remembered.</summary>
    public Dictionary<string, string> Facts { get; } = [];

    public CellProcess Process => process!;

    /// <summary>Gets ready for <paramref name="cells"/>: those at the beginning that have run here and are unchanged get their outputs back.</summary>
    /// <returns>How many need not run again; 0 in a fresh process.</returns>
    /// <exception cref="IOException">No process can be started.</exception>
    public async Task<int> PrepareAsync(IReadOnlyList<NotebookCell> cells, CancellationToken cancel)
    {
        var same = ran.Zip(cells).TakeWhile(pair => pair.First.Source == pair.Second.Source).Count();
        if (process is null || same == 0 || !await AnswersAsync(cancel).ConfigureAwait(false))
        {
            await DisposeAsync().ConfigureAwait(false);
            Facts.Clear();
            ran.Clear();
            process = await CellProcess.StartAsync(command, folder, cancel).ConfigureAwait(false);
            return 0;
        }

        ran.RemoveRange(same, ran.Count - same);
        foreach (var (before, now) in ran.Zip(cells).ToList())
        {
            StoredOutputs.Copy(before, now);
        }

        return same;
    }

    /// <summary>Notes that <paramref name="cell"/> ran to its end; what runs after a failure is not worth keeping.</summary>
    public void Note(NotebookCell cell, int number)
    {
        if (number == ran.Count + 1)
        {
            ran.Add(cell);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync().ConfigureAwait(false);
            process = null;
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancel) =>
        !(await process!.ExecuteAsync("", 0, new QuietOutput((_, _) => { }), silent: true, cancel: cancel).ConfigureAwait(false)).ProcessEnded;
}
