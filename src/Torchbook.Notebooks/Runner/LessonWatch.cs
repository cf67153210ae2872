using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Runner;

/// <summary>
/// Runs lessons, and again whenever one is saved: from its first changed cell on, in the process that has run the cells before it.
/// Cells that run again find what they left behind, as in a notebook.
/// </summary>
public sealed class LessonWatch : IAsyncDisposable
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(200);
    private readonly IReadOnlyList<string> paths;
    private readonly RunOptions options;
    private readonly IRunObserver observer;
    private readonly Dictionary<string, (DateTime Time, long Length)> seen = [];
    private (string Path, LessonSession Session)? live;

    /// <param name="paths">The lessons.</param>
    /// <param name="options">How to run them.</param>
    /// <param name="observer">Follows every run.</param>
    /// <exception cref="RunSetupException">A parameter is unknown to every lesson or has a value of the wrong type.</exception>
    public LessonWatch(IReadOnlyList<string> paths, RunOptions options, IRunObserver observer)
    {
        this.paths = paths;
        this.options = options;
        this.observer = observer;
        RunSetup.Check(paths, paths.Select(NotebookDocument.Load), options);
    }

    /// <summary>Runs until canceled.</summary>
    /// <param name="afterRun">Called after each run that was not overtaken by another change.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task RunAsync(Action<LessonResult> afterRun, CancellationToken cancel)
    {
        var waiting = new Queue<string>(paths);
        while (!cancel.IsCancellationRequested)
        {
            while (waiting.TryDequeue(out var path))
            {
                if (await RunOneAsync(path, cancel).ConfigureAwait(false) is { } result)
                {
                    afterRun(result);
                }
            }

            await Task.Delay(pause, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var path in paths.Where(HasChanged))
            {
                waiting.Enqueue(path);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (live is var (_, session))
        {
            await session.DisposeAsync().ConfigureAwait(false);
            live = null;
        }
    }

    /// <returns>How it went; null for a run that a change or the end of the watch has overtaken.</returns>
    private async Task<LessonResult?> RunOneAsync(string path, CancellationToken cancel)
    {
        Look(path);
        LessonPlan plan;
        try
        {
            plan = RunSetup.Plan(path, NotebookDocument.Load(path), options);
        }
        catch (Exception e) when (e is NotebookFormatException or RunSetupException)
        {
            return NotebookRunner.Unreadable(path, e, observer);
        }

        using var overtaken = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var ended = new CancellationTokenSource();
        var watching = CancelWhenChangedAsync(path, overtaken, ended.Token);
        var session = await SessionAsync(path).ConfigureAwait(false);
        var result = await new LessonRun(plan, session, options, observer).RunAsync(overtaken.Token).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await watching.ConfigureAwait(false);
        if (result.Status == RunStatus.Canceled)
        {
            return null;
        }

        if (options.Save)
        {
            // What this run has saved itself is no reason to run again.
            Look(path);
        }

        return result;
    }

    // One process lives on, that of the lesson somebody works at: many would take the memory of many.
    private async Task<LessonSession> SessionAsync(string path)
    {
        if (live?.Path != path)
        {
            await DisposeAsync().ConfigureAwait(false);
            live = (path, new LessonSession(options.Command, Path.GetDirectoryName(Path.GetFullPath(path))!));
        }

        return live!.Value.Session;
    }

    private async Task CancelWhenChangedAsync(string path, CancellationTokenSource overtaken, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested && !overtaken.IsCancellationRequested)
        {
            await Task.Delay(pause, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!ended.IsCancellationRequested && HasChanged(path))
            {
                await overtaken.CancelAsync().ConfigureAwait(false);
            }
        }
    }

    // A file that is gone for a moment is being saved.
    private bool HasChanged(string path) => Stamp(path) is { } stamp && stamp != seen.GetValueOrDefault(path);

    private void Look(string path) => seen[path] = Stamp(path) ?? default;

    private static (DateTime Time, long Length)? Stamp(string path) => new FileInfo(path) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : null;
}
