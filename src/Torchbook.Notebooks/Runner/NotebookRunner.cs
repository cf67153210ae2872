using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Runner;

/// <summary>Runs lessons without a front end: one process each, so that no cell can end more than its own lesson.</summary>
public static class NotebookRunner
{
    /// <summary>Runs <paramref name="paths"/> in order; a lesson that fails does not keep the next from running.</summary>
    /// <param name="paths">Notebook files. Two of the same name would overwrite each other's result and are refused.</param>
    /// <param name="options">How to run them.</param>
    /// <param name="observer">Follows the run.</param>
    /// <param name="cancel">Stops the running cell and all that follows.</param>
    /// <exception cref="RunSetupException">A parameter is unknown to every lesson or has a value of the wrong type; nothing has run.</exception>
    public static async Task<RunResult> RunAsync(
        IReadOnlyList<string> paths, RunOptions options, IRunObserver? observer = null, CancellationToken cancel = default)
    {
        observer ??= new Silent();
        var lessons = paths.Select(Load).ToList();
        CheckNames(paths);
        CheckParameters(lessons.Select(l => l.Document).OfType<NotebookDocument>(), options);
        var runs = lessons.Select(l => l.Document is null ? null : new LessonRun(l.Path, l.Document, Values(l.Document, options), options, observer)).ToList();
        var results = new List<LessonResult>();
        foreach (var (lesson, run) in lessons.Zip(runs))
        {
            if (cancel.IsCancellationRequested)
            {
                break;
            }

            results.Add(run is null ? Unreadable(lesson.Path, lesson.Error!, observer) : await run.RunAsync(cancel).ConfigureAwait(false));
        }

        return new(results);
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

    private static LessonResult Unreadable(string path, NotebookFormatException error, IRunObserver observer)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var result = new LessonResult(name, null, 0, 0, 0, RunStatus.NotRun, new(name, null, null, "NotebookFormatException", error.Message));
        observer.LessonStarted(name, 0);
        observer.LessonFinished(result);
        return result;
    }

    private static void CheckNames(IReadOnlyList<string> paths)
    {
        if (paths.GroupBy(Path.GetFileName).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new RunSetupException($"Two notebooks are called {twice.Key} ({string.Join(", ", twice)}): run them one at a time, or rename one.");
        }
    }

    private static void CheckParameters(IEnumerable<NotebookDocument> lessons, RunOptions options)
    {
        var known = lessons.SelectMany(ParameterCell.Declared).Select(p => p.Name).Distinct().ToList();
        if (options.Parameters.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new RunSetupException(known.Count == 0
                ? $"There is no parameter '{unknown}': no lesson of this run has parameters."
                : $"There is no parameter '{unknown}' in the lessons of this run. They have: {string.Join(", ", known)}.");
        }
    }

    private static Dictionary<string, string> Values(NotebookDocument lesson, RunOptions options)
    {
        var values = new Dictionary<string, string>();
        if (options.Seed is { } seed)
        {
            values["seed"] = seed.ToString();
        }

        if (options.Fast)
        {
            values["fast"] = "true";
        }

        foreach (var (name, value) in options.Parameters)
        {
            values[name] = value;
        }

        var declared = ParameterCell.Declared(lesson).Select(p => p.Name).ToHashSet();
        return values.Where(v => declared.Contains(v.Key)).ToDictionary();
    }

    private sealed class Silent : IRunObserver;
}
