using System.Diagnostics;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Runner;

/// <summary>One run of one lesson.</summary>
internal sealed class LessonRun
{
    private readonly LessonPlan plan;
    private readonly RunOptions options;
    private readonly IRunObserver observer;
    private readonly LessonSession session;
    private readonly CellRunner cellRunner;
    private readonly Stopwatch clock = new();
    private readonly List<CellReport> reports = [];

    public LessonRun(LessonPlan plan, LessonSession session, RunOptions options, IRunObserver observer)
    {
        this.plan = plan;
        this.session = session;
        this.options = options;
        this.observer = observer;
        cellRunner = new(plan, session, options, observer, clock);
    }

    /// <summary>Runs to the end or, unless it is to keep going, to the first failing cell.</summary>
    public async Task<LessonResult> RunAsync(CancellationToken cancel)
    {
        clock.Start();
        observer.LessonStarted(plan.Name, plan.Cells.Count);
        var result = await TryAsync(cancel).ConfigureAwait(false);
        observer.LessonFinished(result);
        return result;
    }

    private async Task<LessonResult> TryAsync(CancellationToken cancel)
    {
        try
        {
            Write(succeeded: null);
            await RunCellsAsync(cancel).ConfigureAwait(false);
            var error = reports.FirstOrDefault(r => r.Status == CellStatus.Failed)?.Error;
            Write(succeeded: error is null);
            if (error is null && options.Save)
            {
                SavedOutputs.Write(plan.LessonPath, plan.Document, plan.Original);
            }

            return Result(error is null ? RunStatus.Succeeded : RunStatus.Failed, error);
        }
        catch (IOException e)
        {
            return Result(RunStatus.NotRun, new(plan.Name, null, null, "IOException", e.Message));
        }
        catch (OperationCanceledException)
        {
            return Stopped();
        }
    }

    private async Task RunCellsAsync(CancellationToken cancel)
    {
        var done = await session.PrepareAsync(plan.Cells, cancel).ConfigureAwait(false);
        reports.AddRange(plan.Cells.Take(done).Select((cell, i) => new CellReport(i + 1, cell.Source, CellStatus.Passed, 0, null)));
        foreach (var (index, cell) in plan.Cells.Index().Skip(done))
        {
            var (report, processEnded) = await cellRunner.RunAsync(cell, index + 1, quiet: index < plan.Quiet, cancel).ConfigureAwait(false);
            reports.Add(report);
            if (processEnded || (report.Status == CellStatus.Failed && !options.KeepGoing))
            {
                LeaveOut($"Not run, because In[{report.Number}] {(processEnded && options.KeepGoing ? "ended the process" : "failed")}.\n");
                return;
            }

            Write(succeeded: null);
            if (report.Status == CellStatus.Passed && options.AfterCell is { } visit)
            {
                await visit(session.Process, cell, cancel).ConfigureAwait(false);
            }
        }
    }

    // What the running cell has shown so far is kept as well.
    private LessonResult Stopped()
    {
        if (cellRunner.Running is { } running)
        {
            cellRunner.Stop();
            reports.Add(new(running, plan.Cells[running - 1].Source, CellStatus.NotRun, 0, null));
        }

        LeaveOut("Not run, because the run was stopped.\n");
        var error = new LessonError(plan.Name, null, null, "Canceled", "The run was canceled.");
        try
        {
            Write(succeeded: null);
        }
        catch (IOException e)
        {
            error = error with { Message = $"The run was canceled, and its last outputs could not be written: {e.Message}" };
        }

        return Result(RunStatus.Canceled, error);
    }

    private void LeaveOut(string reason)
    {
        foreach (var (index, cell) in plan.Cells.Index().Skip(reports.Count))
        {
            cell.ClearOutputs();
            SourceStamp.Remove(cell);
            cell.Outputs.Add(NotebookOutput.Stream("stderr", reason));
            reports.Add(new(index + 1, cell.Source, CellStatus.NotRun, 0, null));
        }
    }

    private void Write(bool? succeeded)
    {
        var record = new RunRecord
        {
            Succeeded = succeeded,
            Seconds = Math.Round(clock.Elapsed.TotalSeconds, 1),
            Seed = options.Seed,
            Facts = [.. MachineFacts.All(), .. session.Facts],
        };
        record.WriteTo(plan.Document);
        plan.Document.Save(plan.OutputPath);
    }

    private LessonResult Result(RunStatus status, LessonError? error) => new(
        plan.Name, File.Exists(plan.OutputPath) ? plan.OutputPath : null, plan.Cells.Count, reports.Count(r => r.Status == CellStatus.Passed), clock.Elapsed.TotalSeconds, status, error)
    {
        Reports = reports,
    };
}
