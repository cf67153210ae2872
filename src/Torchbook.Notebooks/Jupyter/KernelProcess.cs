using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Cells.Completion;
using Torchbook.Notebooks.Cells.Documentation;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>The process that runs a kernel's cells. When a cell ends it, the next cell gets a fresh one, and the learner is told.</summary>
internal sealed class KernelProcess(HostCommand command, ICellOutput frontEnd) : IAsyncDisposable
{
    private const string StateLost = "What earlier cells declared is lost: run them again. The kernel itself goes on.";
    private readonly LimitedOutput output = new(frontEnd, OutputLimits.FrontEnd);
    private Task<CellProcess>? starting;

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

        output.Begin();
        var outcome = await process.ExecuteAsync(code, count, output, silent: silent, language: language).ConfigureAwait(false);
        output.Finish();
        if (!outcome.ProcessEnded)
        {
            return outcome.Error;
        }

        await ForgetAsync(process).ConfigureAwait(false);
        return outcome.Error! with { Trace = [outcome.Error.Message, StateLost] };
    }

    public async Task<CompletionList> CompleteAsync(string code, int position) => await Present().ConfigureAwait(false) is { } process
        ? await process.CompleteAsync(code, position, output).ConfigureAwait(false)
        : CompletionList.None(position);

    public async Task<CellCompleteness?> IsCompleteAsync(string code) =>
        await Present().ConfigureAwait(false) is { } process ? await process.IsCompleteAsync(code, output).ConfigureAwait(false) : null;

    public async Task<Inspection?> InspectAsync(string code, int position, bool everything) =>
        await Present().ConfigureAwait(false) is { } process ? await process.InspectAsync(code, position, everything, output).ConfigureAwait(false) : null;

    public async Task<Evaluation> EvaluateAsync(string expression)
    {
        if (await Present().ConfigureAwait(false) is not { } process)
        {
            return new(null, new("ProcessEnded", StateLost, null, [StateLost]), true);
        }

        var evaluation = await process.EvaluateAsync(expression, output).ConfigureAwait(false);
        if (evaluation.ProcessEnded)
        {
            await ForgetAsync(process).ConfigureAwait(false);
        }

        return evaluation;
    }

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

    /// <inheritdoc cref="CellProcess.Interrupt"/>
    public void Interrupt()
    {
        if (starting is { IsCompletedSuccessfully: true } present)
        {
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

    private async Task ForgetAsync(CellProcess process)
    {
        starting = null;
        await process.DisposeAsync().ConfigureAwait(false);
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
