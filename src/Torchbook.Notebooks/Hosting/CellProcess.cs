using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Torchbook.Display;
using Torchbook.Notebooks.Cells;

namespace Torchbook.Notebooks.Hosting;

/// <summary>
/// Cells in a process of their own: whatever a cell does to it, this side lives and can say what happened. Messages go over a pipe
/// of their own, so that nothing a cell prints can be taken for one.
/// </summary>
public sealed class CellProcess : IAsyncDisposable
{
    private static readonly TimeSpan startLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan graceAfterInterrupt = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);
    private readonly Process process;
    private readonly MessageChannel channel;
    private readonly Channel<JsonObject> messages = Channel.CreateBounded<JsonObject>(64);
    private readonly NativeOutput standardOutput;
    private readonly NativeOutput standardError;

    private CellProcess(Process process, MessageChannel channel)
    {
        this.process = process;
        this.channel = channel;
        var marker = $"\u0001{Guid.NewGuid():N}\u0001";
        standardOutput = new(process.StandardOutput, marker, text => Enqueue("stdout", text));
        standardError = new(process.StandardError, marker, text => Enqueue("stderr", text));
        standardOutput.Start();
        standardError.Start();
        _ = ReceiveAsync();
        channel.Send(new JsonObject { ["type"] = "hello", ["marker"] = marker });
    }

    /// <summary>The operating system's number of the process.</summary>
    public int Id => process.Id;

    /// <summary>Starts a process and waits until it answers.</summary>
    /// <param name="command">What to start.</param>
    /// <param name="workingDirectory">Where relative paths in cells begin.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <exception cref="IOException">It does not start; the message holds what it printed.</exception>
    public static async Task<CellProcess> StartAsync(HostCommand command, string workingDirectory, CancellationToken cancel = default)
    {
        var name = PipeName();
        var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var process = Process.Start(new ProcessStartInfo(command.FileName, [.. command.Arguments, name])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        })!;
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(startLimit);
        var ended = process.WaitForExitAsync(limit.Token);
        var connected = pipe.WaitForConnectionAsync(limit.Token);
        if (await Task.WhenAny(connected, ended).ConfigureAwait(false) == connected && connected.IsCompletedSuccessfully)
        {
            return new(process, new MessageChannel(pipe));
        }

        await pipe.DisposeAsync().ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
        var reason = process.HasExited ? await process.StandardError.ReadToEndAsync(cancel).ConfigureAwait(false) : "it did not answer in time";
        process.Kill(entireProcessTree: true);
        throw new IOException($"The process for cells does not start ({command.FileName} {string.Join(' ', command.Arguments)}): {reason.Trim()}");
    }

    /// <summary>Runs one cell. After one that ended the process, no other can run.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="count">Its execution count, for traces.</param>
    /// <param name="output">Receives what it shows.</param>
    /// <param name="timeout">How long it may take; then it is interrupted, and if that does not help the process is ended.</param>
    /// <param name="silent">Whether a trailing expression's value is not shown.</param>
    /// <param name="cancel">Ends the cell as a timeout does.</param>
    public async Task<CellOutcome> ExecuteAsync(
        string code, int count, ICellOutput output, TimeSpan? timeout = null, bool silent = false, CancellationToken cancel = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (timeout is { } time)
        {
            limit.CancelAfter(time);
        }

        using var finished = new CancellationTokenSource();
        await using var stop = limit.Token.Register(() => _ = StopAsync(finished.Token));
        var answer = await AskAsync(new JsonObject { ["type"] = "execute", ["code"] = code, ["count"] = count, ["silent"] = silent }, output)
            .ConfigureAwait(false);
        await finished.CancelAsync().ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
        if (answer is not null)
        {
            await Task.WhenAll(standardOutput.WaitForMarkAsync(patience), standardError.WaitForMarkAsync(patience)).ConfigureAwait(false);
        }
        else
        {
            await EndAsync().ConfigureAwait(false);
        }

        Deliver(output);
        if (limit.IsCancellationRequested && (answer is null || answer["error"] is not null))
        {
            return new(TimedOut(timeout!.Value, (int?)answer?["error"]?["line"]), answer is null);
        }

        return answer is null ? new(Died(), true) : new(ReadError(answer["error"]), false);
    }

    /// <summary>Names that could stand at <paramref name="position"/>; empty when the process is gone.</summary>
    public async Task<(IReadOnlyList<string> Matches, int Start)> CompleteAsync(string code, int position, ICellOutput output)
    {
        var answer = await AskAsync(new JsonObject { ["type"] = "complete", ["code"] = code, ["position"] = position }, output).ConfigureAwait(false);
        return answer is null ? ([], position) : ([.. answer["matches"]!.AsArray().Select(m => (string)m!)], (int)answer["start"]!);
    }

    /// <summary>The signature of the name at <paramref name="position"/>; null where there is none.</summary>
    public async Task<string?> InspectAsync(string code, int position, ICellOutput output) =>
        (string?)(await AskAsync(new JsonObject { ["type"] = "inspect", ["code"] = code, ["position"] = position }, output).ConfigureAwait(false))?["text"];

    /// <summary>Hands on what has been shown since the last cell, by work that cells left running.</summary>
    public void Deliver(ICellOutput output)
    {
        while (messages.Reader.TryRead(out var message))
        {
            Deliver(message, output);
        }
    }

    /// <summary>Ends the running cell and keeps the process, where the cell can be reached.</summary>
    public void Interrupt() => TrySend(new JsonObject { ["type"] = "interrupt" });

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

        PosixCalls.KillGroup(process.Id);
    }

    public async ValueTask DisposeAsync()
    {
        TrySend(new JsonObject { ["type"] = "goodbye" });
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(patience)).ConfigureAwait(false);
        Kill();
        channel.Dispose();
        process.Dispose();
    }

    // On Unix a pipe is a socket in the file system, whose path may have about a hundred characters.
    private static string PipeName()
    {
        var name = $"tb-{Guid.NewGuid():N}"[..15];
        return OperatingSystem.IsWindows() || Path.GetTempPath().Length < 60 ? name : "/tmp/" + name;
    }

    private async Task<JsonObject?> AskAsync(JsonObject question, ICellOutput output)
    {
        TrySend(question);
        while (await messages.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (messages.Reader.TryRead(out var message))
            {
                if ((string)message["type"]! == "answer")
                {
                    return message;
                }

                Deliver(message, output);
            }
        }

        return null;
    }

    private static void Deliver(JsonObject message, ICellOutput output)
    {
        switch ((string)message["type"]!)
        {
            case "stream":
                output.Stream((string)message["name"]!, (string)message["text"]!);
                break;
            case "display":
                output.Display(Bundle(message), (string)message["id"]!);
                break;
            case "update":
                output.Update(Bundle(message), (string)message["id"]!);
                break;
            case "result":
                output.Result(Bundle(message));
                break;
            case "clear":
                output.Clear((bool)message["wait"]!);
                break;
            case "fact":
                output.Fact((string)message["name"]!, (string)message["value"]!);
                break;
        }
    }

    private static MimeBundle Bundle(JsonObject message)
    {
        var bundle = new MimeBundle();
        foreach (var (mime, content) in message["data"]!.AsObject())
        {
            bundle.Data[mime] = content?.DeepClone();
        }

        foreach (var (mime, hints) in message["metadata"]!.AsObject())
        {
            bundle.Metadata[mime] = hints?.DeepClone();
        }

        return bundle;
    }

    private async Task ReceiveAsync()
    {
        while (await channel.ReceiveAsync().ConfigureAwait(false) is { } message)
        {
            await messages.Writer.WriteAsync(message).ConfigureAwait(false);
        }

        // What native code printed last may still be on its way.
        await Task.WhenAny(Task.WhenAll(standardOutput.Reading, standardError.Reading), Task.Delay(patience)).ConfigureAwait(false);
        messages.Writer.TryComplete();
    }

    private void Enqueue(string stream, string text)
    {
        try
        {
            messages.Writer.WriteAsync(new JsonObject { ["type"] = "stream", ["name"] = stream, ["text"] = text }).AsTask().Wait();
        }
        catch (AggregateException e) when (e.InnerException is ChannelClosedException)
        {
            // The process is gone and its output was read as far as anybody waited for it.
        }
    }

    private async Task StopAsync(CancellationToken finished)
    {
        Interrupt();
        await Task.Delay(graceAfterInterrupt, finished).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!finished.IsCancellationRequested)
        {
            Kill();
        }
    }

    private async Task EndAsync()
    {
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(patience)).ConfigureAwait(false);
        Kill();
        await process.WaitForExitAsync().ConfigureAwait(false);
    }

    private CellError Died()
    {
        var message = ProcessEnd.Describe(process.ExitCode, standardError.Tail);
        return new("ProcessEnded", message, null, [message]);
    }

    private static CellError TimedOut(TimeSpan timeout, int? line)
    {
        var message = $"The cell ran longer than {timeout.TotalSeconds:0.#} seconds and was stopped{(line is null ? "" : $" in line {line}")}.";
        return new("Timeout", message, line, [message]);
    }

    private static CellError? ReadError(JsonNode? error) => error is null
        ? null
        : new((string)error["name"]!, (string)error["message"]!, (int?)error["line"], [.. error["trace"]!.AsArray().Select(l => (string)l!)]);

    private void TrySend(JsonObject message)
    {
        try
        {
            channel.Send(message);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process is gone; whoever waits for its answer learns that from the pipe's end.
        }
    }
}
