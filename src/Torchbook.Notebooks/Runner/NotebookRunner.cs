using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Runner;

/// <summary>Runs lessons without a front end: one process each, so that no cell can end more than its own lesson.</summary>
public static class NotebookRunner
{
    /// <summary>Runs <paramref name="paths"/> in order; a lesson that fails does not keep the next from running.</summary>
    /// <param name="paths">Notebook files. Two of the same name would overwrite each other's result and are refused.</param>
    /// <param name="options">How to run them.</param>
    /// <param name="observer">Follows the run.</param>
    /// <param name="cancel">Stops the running cells and all that follows.</param>
    /// <exception cref="RunSetupException">A parameter is unknown to every lesson or has a value of the wrong type; nothing has run.</exception>
    public static async Task<RunResult> RunAsync(
        IReadOnlyList<string> paths, RunOptions options, IRunObserver? observer = null, CancellationToken cancel = default)
    {
        observer = observer is null ? new Silent() : new OneAtATime(observer);
        var lessons = paths.Select(Load).ToList();
        RunSetup.Check(paths, lessons.Select(l => l.Document).OfType<NotebookDocument>(), options);
        var plans = lessons.Select(l => l.Document is null ? null : RunSetup.Plan(l.Path, l.Document, options)).ToList();
        var results = new LessonResult?[plans.Count];
        await Parallel.ForAsync(0, plans.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs }, async (i, _) =>
        {
            if (!cancel.IsCancellationRequested)
            {
                results[i] = plans[i] is { } plan
                    ? await RunAsync(plan, options, observer, cancel).ConfigureAwait(false)
                    : Unreadable(lessons[i].Path, lessons[i].Error!, observer);
            }
        }).ConfigureAwait(false);
        return new([.. results.OfType<LessonResult>()]);
    }

    internal static LessonResult Unreadable(string path, Exception error, IRunObserver observer)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var result = new LessonResult(name, null, 0, 0, 0, RunStatus.NotRun, new(name, null, null, error.GetType().Name, error.Message));
        observer.LessonStarted(name, 0);
        observer.LessonFinished(result);
        return result;
    }

    private static async Task<LessonResult> RunAsync(LessonPlan plan, RunOptions options, IRunObserver observer, CancellationToken cancel)
    {
        await using var session = new LessonSession(options.Command, Path.GetDirectoryName(plan.LessonPath)!);
        return await new LessonRun(plan, session, options, observer).RunAsync(cancel).ConfigureAwait(false);
    }

    private static (string Path, NotebookDocument? Document, NotebookFormatException? Error) Load(string path)
    {
        try
        {
            return (path, NotebookDocument.Load(path), null);
        }
        catch (NotebookFormatException e)
        {
            return (path, null, e);
        }
    }

    private sealed class Silent : IRunObserver;
}
