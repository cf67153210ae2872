using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Torchbook.Display;
using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Cells.Completion;
using Torchbook.Notebooks.Cells.Documentation;

namespace Torchbook.Notebooks.Hosting;

/// <summary>
/// Cells in a process of their own: whatever a cell does to it, this side lives and can say what happened. Messages go over a pipe
/// of their own, so that nothing a cell prints can be taken for one.
/// </summary>
public sealed class CellProcess : IAsyncDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);
    private readonly Process process;
    private readonly CellConversation conversation;
    private volatile CellInterruption? interruption;

    internal CellProcess(Process process, MessageChannel channel)
    {
        this.process = process;
        conversation = new(channel, new(process));
    }

    /// <summary>The operating system's number of the process.</summary>
    public int Id => process.Id;

    /// <summary>Starts a process and waits until it answers.</summary>
    /// <param name="command">What to start.</param>
    /// <param name="workingDirectory">Where relative paths in cells begin.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <exception cref="IOException">It does not start; the message holds what it printed.</exception>
    public static Task<CellProcess> StartAsync(HostCommand command, string workingDirectory, CancellationToken cancel = default) =>
        CellProcessStart.StartAsync(command, workingDirectory, cancel);

    /// <summary>Runs one cell. After one that ended the process, no other can run.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="count">Its execution count, for traces.</param>
    /// <param name="output">Receives what it shows.</param>
    /// <param name="timeout">How long it may take; then it is interrupted, and if that does not help the process is ended.</param>
    /// <param name="silent">Whether a trailing expression's value is not shown.</param>
    /// <param name="language">The language of what no line such as <c>#!html</c> precedes.</param>
    /// <param name="cancel">Ends the cell as a timeout does.</param>
    public async Task<CellOutcome> ExecuteAsync(
        string code, int count, ICellOutput output, TimeSpan? timeout = null, bool silent = false, string language = "csharp",
        CancellationToken cancel = default)
    {
        await using var limit = new CellLimit(this, timeout, cancel);
        using var interrupted = interruption = NewInterruption();
        conversation.Native.ForgetMarks();
        var question = new JsonObject
        {
            ["type"] = "execute",
            ["code"] = code,
            ["language"] = language,
            ["count"] = count,
            ["silent"] = silent,
            ["canAsk"] = output.CanAsk,
        };
        var answer = await conversation.AskAsync(question, output).ConfigureAwait(false);
        interruption = null;
        limit.Lift();
        cancel.ThrowIfCancellationRequested();
        if (answer is not null)
        {
            await conversation.Native.WaitForMarksAsync(patience).ConfigureAwait(false);
        }
        else
        {
            await EndAsync().ConfigureAwait(false);
        }

        Deliver(output);
        if (limit.IsReached && (answer is null || answer["error"] is not null))
        {
            return new(CellErrors.TimedOut(timeout!.Value, (int?)answer?["error"]?["line"]), answer is null);
        }

        return answer is null
            ? new(WhyEnded(interrupted), true)
            : new(CellErrors.Read(answer["error"]), false);
    }

    /// <summary>What could stand at <paramref name="position"/>; nothing when the process is gone.</summary>
    public async Task<CompletionList> CompleteAsync(string code, int position, ICellOutput output)
    {
        var question = new JsonObject { ["type"] = "complete", ["code"] = code, ["position"] = position };
        var answer = await conversation.AskAsync(question, output).ConfigureAwait(false);
        return answer?["list"].Deserialize<CompletionList>() ?? CompletionList.None(position);
    }

    /// <summary>Whether a text could be run; null when the process is gone.</summary>
    public async Task<CellCompleteness?> IsCompleteAsync(string code, ICellOutput output)
    {
        var answer = await conversation.AskAsync(new JsonObject { ["type"] = "isComplete", ["code"] = code }, output).ConfigureAwait(false);
        return answer?["state"] is null ? null : Enum.Parse<CellCompleteness>((string)answer["state"]!);
    }

    /// <summary>What is known about the name or call at <paramref name="position"/>; null where there is none.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="position">Where the cursor is.</param>
    /// <param name="everything">Whether remarks, examples and all overloads are wanted too.</param>
    /// <param name="output">Receives what earlier cells show meanwhile.</param>
    public async Task<Inspection?> InspectAsync(string code, int position, bool everything, ICellOutput output)
    {
        var question = new JsonObject { ["type"] = "inspect", ["code"] = code, ["position"] = position, ["everything"] = everything };
        return (await conversation.AskAsync(question, output).ConfigureAwait(false))?["found"].Deserialize<Inspection>();
    }

    /// <summary>Evaluates an expression; it can be interrupted as a cell can. After one that ended the process, nothing else can run.</summary>
    public async Task<Evaluation> EvaluateAsync(string expression, ICellOutput output)
    {
        using var interrupted = interruption = NewInterruption();
        var answer = await conversation.AskAsync(new JsonObject { ["type"] = "evaluate", ["code"] = expression }, output).ConfigureAwait(false);
        interruption = null;
        if (answer is null)
        {
            await EndAsync().ConfigureAwait(false);
            return new(null, WhyEnded(interrupted), true);
        }

        return answer["data"] is null ? new(null, CellErrors.Read(answer["error"]), false) : new(CellMessage.Bundle(answer), null, false);
    }

    /// <summary>What the user typed, for a cell that waits for it (see <see cref="ICellOutput.Ask"/>); null for the end of all input.</summary>
    public void GiveInput(string? line) => conversation.Send(new JsonObject { ["type"] = "input", ["line"] = line });

    /// <summary>Hands on what has been shown since the last cell, by work that cells left running.</summary>
    public void Deliver(ICellOutput output) => conversation.Deliver(output);

    /// <summary>
    /// Ends the running cell and keeps the process, where the cell can be reached. Asked again seconds later, when the cell still runs,
    /// ends the process. Any thread.
    /// </summary>
    public void Interrupt() => interruption?.Ask();

    /// <summary>Ends the process and everything it started.</summary>
    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }

        ProcessCalls.KillGroup(process.Id);
    }

    public async ValueTask DisposeAsync()
    {
        conversation.Send(new JsonObject { ["type"] = "goodbye" });
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(patience)).ConfigureAwait(false);
        Kill();
        conversation.Dispose();
        process.Dispose();
    }

    internal void AskToStop() => conversation.Send(new JsonObject { ["type"] = "interrupt" });

    private CellInterruption NewInterruption() => new(AskToStop, Kill, text => conversation.Say("stderr", text));

    private CellError WhyEnded(CellInterruption interrupted) =>
        interrupted.WasForced ? CellErrors.Unreachable() : CellErrors.Died(process.ExitCode, conversation.Native.ErrorTail);

    private async Task EndAsync()
    {
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(patience)).ConfigureAwait(false);
        Kill();
        await process.WaitForExitAsync().ConfigureAwait(false);
    }
}
