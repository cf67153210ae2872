using Torchbook.Display;
using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Cells.Completion;
using Torchbook.Notebooks.Cells.Documentation;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>The process that runs a kernel's cells. When a cell ends it, the next cell gets a fresh one, and the learner is told.</summary>
internal sealed class KernelProcess(HostCommand command, ICellOutput output) : IAsyncDisposable
{
    private const string StateLost = "What earlier cells declared is lost: run them again. The kernel itself goes on.";
    private static readonly TimeSpan patienceAfterInterrupt = TimeSpan.FromSeconds(3);
    private readonly Lock gate = new();
    private Task<CellProcess>? starting;
    private DateTime? interrupted;
    private bool running;

    /// <summary>Starts the process, so that it is there when the first cell comes.</summary>
    public void Start() => starting ??= CellProcess.StartAsync(command, Environment.CurrentDirectory);

    public async Task<CellError?> ExecuteAsync(string code, string language, int count, bool silent)
    {
        CellProcess process;
        try
        {
            Start();
            process = await starting!.ConfigureAwait(false);
        }
        catch (IOException e)
        {
            starting = null;
            return new("KernelError", e.Message, null, [e.Message]);
        }

        lock (gate)
        {
            (running, interrupted) = (true, null);
        }

        var outcome = await process.ExecuteAsync(code, count, output, silent: silent, language: language).ConfigureAwait(false);
        lock (gate)
        {
            running = false;
        }

        if (!outcome.ProcessEnded)
        {
            return outcome.Error;
        }

        starting = null;
        await process.DisposeAsync().ConfigureAwait(false);
        var reason = interrupted is null
            ? outcome.Error!.Message
            : "The cell was in native code that could not be interrupted, and its process was ended.";
        return new("ProcessEnded", reason, null, [reason, StateLost]);
    }

    public async Task<CompletionList> CompleteAsync(string code, int position) => await Present().ConfigureAwait(false) is { } process
        ? await process.CompleteAsync(code, position, output).ConfigureAwait(false)
        : CompletionList.None(position);

    public async Task<CellCompleteness?> IsCompleteAsync(string code) =>
        await Present().ConfigureAwait(false) is { } process ? await process.IsCompleteAsync(code, output).ConfigureAwait(false) : null;

    public async Task<Inspection?> InspectAsync(string code, int position, bool everything) =>
        await Present().ConfigureAwait(false) is { } process ? await process.InspectAsync(code, position, everything, output).ConfigureAwait(false) : null;

    public async Task<(MimeBundle? Value, CellError? Error)> EvaluateAsync(string expression) => await Present().ConfigureAwait(false) is { } process
        ? await process.EvaluateAsync(expression, output).ConfigureAwait(false)
        : (null, new("ProcessEnded", StateLost, null, [StateLost]));

    /// <summary>Hands what the user typed to the cell that asked for it. Any thread.</summary>
    public void GiveInput(string? line)
    {
        if (starting is { IsCompletedSuccessfully: true } present)
        {
            present.Result.GiveInput(line);
        }
    }

    /// <summary>Shows what background work of earlier cells has printed.</summary>
    public void Deliver()
    {
        if (starting is { IsCompletedSuccessfully: true } present)
        {
            present.Result.Deliver(output);
        }
    }

    /// <summary>Ends the running cell; asked again seconds later, when it still runs, its process. Any thread.</summary>
    public void Interrupt()
    {
        lock (gate)
        {
            if (!running || starting is not { IsCompletedSuccessfully: true } present)
            {
                return;
            }

            if (interrupted is { } before && DateTime.UtcNow - before > patienceAfterInterrupt)
            {
                present.Result.Kill();
                return;
            }

            interrupted ??= DateTime.UtcNow;
            present.Result.Interrupt();
        }
    }

    /// <summary>Ends the process, whatever it is doing. Any thread.</summary>
    public void End()
    {
        if (starting is { IsCompletedSuccessfully: true } present)
        {
            present.Result.Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (await Present().ConfigureAwait(false) is { } process)
        {
            await process.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<CellProcess?> Present()
    {
        try
        {
            return starting is null ? null : await starting.ConfigureAwait(false);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
