using System.Diagnostics;
using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Notebooks.Runner;

/// <summary>One lesson, run in a process of its own.</summary>
internal sealed class LessonRun
{
    private readonly string path;
    private readonly RunOptions options;
    private readonly IRunObserver observer;
    private readonly NotebookDocument lesson;
    private readonly List<NotebookCell> cells;
    private readonly OutputCollector outputs;
    private readonly Dictionary<string, string> facts = [];
    private readonly Stopwatch clock = new();
    private int current;
    private int succeeded;

    /// <exception cref="RunSetupException">A parameter's value does not fit.</exception>
    public LessonRun(string path, NotebookDocument lesson, IEnumerable<KeyValuePair<string, string>> parameters, RunOptions options, IRunObserver observer)
    {
        this.path = path;
        this.lesson = lesson;
        this.options = options;
        this.observer = observer;
        Name = Path.GetFileNameWithoutExtension(path);
        OutputPath = Path.Combine(options.OutDir, Path.GetFileName(path));
        outputs = new(options, output => observer.Output(Name, current, output), (name, value) => facts[name] = value);
        ParameterCell.Inject(lesson, parameters);
        foreach (var cell in lesson.Cells.Where(c => c.Kind == CellKind.Code))
        {
            cell.ClearOutputs();
            SourceStamp.Remove(cell);
        }

        cells = [.. lesson.Cells.Where(c => c.Kind == CellKind.Code && c.Source.Trim().Length > 0 && (options.Solutions || !c.HasTag("solution")))];
    }

    public string Name { get; }

    public string OutputPath { get; }

    /// <summary>Runs to the end or the first failing cell.</summary>
    public async Task<LessonResult> RunAsync(CancellationToken cancel)
    {
        clock.Start();
        observer.LessonStarted(Name, cells.Count);
        var result = await TryAsync(cancel).ConfigureAwait(false);
        observer.LessonFinished(result);
        return result;
    }

    private async Task<LessonResult> TryAsync(CancellationToken cancel)
    {
        try
        {
            Write(succeeded: null);
            var error = await RunCellsAsync(cancel).ConfigureAwait(false);
            Write(succeeded: error is null);
            if (error is null && options.Save)
            {
                SavedOutputs.Write(path, lesson);
            }

            return Result(error is null ? RunStatus.Succeeded : RunStatus.Failed, error);
        }
        catch (IOException e)
        {
            return Result(RunStatus.NotRun, new(Name, null, null, "IOException", e.Message));
        }
        catch (OperationCanceledException)
        {
            return Result(RunStatus.Canceled, new(Name, null, null, "Canceled", "The run was canceled."));
        }
    }

    private async Task<LessonError?> RunCellsAsync(CancellationToken cancel)
    {
        await using var process = await CellProcess.StartAsync(options.Command, Path.GetDirectoryName(Path.GetFullPath(path))!, cancel).ConfigureAwait(false);
        foreach (var cell in cells)
        {
            if (await RunCellAsync(process, cell, cancel).ConfigureAwait(false) is { } error)
            {
                MarkNotRun(error);
                return error;
            }

            Write(succeeded: null);
            if (options.AfterCell is { } visit)
            {
                await visit(process, cell, cancel).ConfigureAwait(false);
            }
        }

        return null;
    }

    private async Task<LessonError?> RunCellAsync(CellProcess process, NotebookCell cell, CancellationToken cancel)
    {
        current++;
        cell.ExecutionCount = current;
        SourceStamp.Set(cell);
        outputs.Begin(cell);
        observer.CellStarted(Name, current, cell.Source);
        var start = clock.Elapsed;
        var (timeout, isLessons) = Timeout();
        var outcome = await process.ExecuteAsync(cell.Source, current, outputs, timeout, language: CellLanguageName.Of(lesson, cell), cancel: cancel).ConfigureAwait(false);
        outputs.Finish();
        var error = outcome.Error is null ? null : Report(outcome.Error, isLessons);
        observer.CellFinished(Name, current, (clock.Elapsed - start).TotalSeconds, error is null);
        succeeded += error is null ? 1 : 0;
        return error;
    }

    private LessonError Report(CellError error, bool lessonRanOut)
    {
        if (lessonRanOut && error.Name == "Timeout")
        {
            var message = $"The lesson ran longer than {options.LessonTimeout!.Value.TotalSeconds:0.#} seconds and was stopped{(error.Line is null ? "" : $" in line {error.Line}")}.";
            error = error with { Message = message, Trace = [message] };
        }

        outputs.Add(NotebookOutput.Error(error.Name, error.Message, error.Trace));
        return new(Name, current, error.Line, error.Name, error.Message);
    }

    private (TimeSpan Timeout, bool IsLessons) Timeout()
    {
        var left = options.LessonTimeout - clock.Elapsed;
        var bounded = left < TimeSpan.Zero ? TimeSpan.Zero : left;
        return bounded < options.CellTimeout ? (bounded.Value, true) : (options.CellTimeout, false);
    }

    private void MarkNotRun(LessonError error)
    {
        foreach (var cell in cells.Skip(current))
        {
            cell.Outputs.Add(NotebookOutput.Stream("stderr", $"Not run, because In[{error.Cell}] failed.\n"));
        }
    }

    private void Write(bool? succeeded)
    {
        var record = new RunRecord
        {
            Succeeded = succeeded,
            Seconds = Math.Round(clock.Elapsed.TotalSeconds, 1),
            Seed = options.Seed,
            Facts = [.. MachineFacts.All(), .. facts],
        };
        record.WriteTo(lesson);
        lesson.Save(OutputPath);
    }

    private LessonResult Result(RunStatus status, LessonError? error) => new(
        Name, File.Exists(OutputPath) ? OutputPath : null, cells.Count, succeeded, clock.Elapsed.TotalSeconds, status, error);
}
