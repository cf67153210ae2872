using System.Diagnostics;
using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Notebooks.Runner;

/// <summary>Runs cells of one lesson and puts what they show into them.</summary>
internal sealed class CellRunner
{
    private readonly LessonPlan plan;
    private readonly LessonSession session;
    private readonly RunOptions options;
    private readonly IRunObserver observer;
    private readonly Stopwatch clock;
    private readonly OutputCollector outputs;
    private readonly LimitedOutput limited;

    public CellRunner(LessonPlan plan, LessonSession session, RunOptions options, IRunObserver observer, Stopwatch clock)
    {
        this.plan = plan;
        this.session = session;
        this.options = options;
        this.observer = observer;
        this.clock = clock;
        outputs = new(output => observer.Output(plan.Name, Running ?? 0, output), (name, value) => session.Facts[name] = value);
        limited = new(outputs, new(options.MaxTextPerCell, options.MaxDisplayPerCell, options.MaxDisplaysPerCell));
    }

    /// <summary>The number of the cell that is running; null between cells.</summary>
    public int? Running { get; private set; }

    /// <param name="cell">The cell.</param>
    /// <param name="number">Its execution count.</param>
    /// <param name="quiet">Whether it runs for what it declares: then its outputs stay unless it fails.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<(CellReport Report, bool ProcessEnded)> RunAsync(NotebookCell cell, int number, bool quiet, CancellationToken cancel)
    {
        Running = number;
        cell.ExecutionCount = number;
        SourceStamp.Set(cell);
        outputs.Begin(cell);
        limited.Begin();
        observer.CellStarted(plan.Name, number, cell.Source);
        var start = clock.Elapsed;
        var (limit, isLessons) = CellTime.Limit(cell, options, start);
        ICellOutput shown = quiet ? new QuietOutput(outputs.Fact) : limited;
        var language = CellLanguageName.Of(plan.Document, cell);
        var outcome = await session.Process.ExecuteAsync(cell.Source, number, shown, limit, language: language, cancel: cancel).ConfigureAwait(false);
        limited.Finish();
        outputs.Finish();
        if (quiet && outcome.Error is not null)
        {
            cell.Outputs.Clear();
        }

        var error = outcome.Error is null ? null : Report(outcome.Error, number, isLessons);
        var seconds = (clock.Elapsed - start).TotalSeconds;
        // As nbclient does: an error is expected there, and none is no error either.
        var passed = error is null || (cell.HasTag("raises-exception") && error.Name != "Timeout" && !outcome.ProcessEnded);
        observer.CellFinished(plan.Name, number, seconds, passed);
        Running = null;
        if (passed)
        {
            session.Note(cell, number);
        }

        return (new(number, cell.Source, passed ? CellStatus.Passed : CellStatus.Failed, seconds, error), outcome.ProcessEnded);
    }

    /// <summary>Closes the running cell's outputs and says that it did not end.</summary>
    public void Stop()
    {
        outputs.Finish();
        outputs.Add(NotebookOutput.Stream("stderr", "The run was stopped while this cell was running.\n"));
        Running = null;
    }

    private LessonError Report(CellError error, int number, bool lessonRanOut)
    {
        if (lessonRanOut && error.Name == "Timeout")
        {
            var message = $"The lesson ran longer than {options.LessonTimeout!.Value.TotalSeconds:0.#} seconds and was stopped{(error.Line is null ? "" : $" in line {error.Line}")}.";
            error = error with { Message = message, Trace = [message] };
        }

        outputs.Add(NotebookOutput.Error(error.Name, error.Message, error.Trace));
        return new(plan.Name, number, error.Line, error.Name, error.Message);
    }
}
