using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Hosting;

/// <summary>Starts the process that runs cells and waits for its first word.</summary>
internal static class CellProcessStart
{
    private static readonly TimeSpan startLimit = TimeSpan.FromSeconds(60);

    // A process that starts while the ends of another's pipes lie open would inherit them, too.
    private static readonly Lock gate = new();

    /// <exception cref="IOException">It does not start; the message holds what it printed.</exception>
    public static async Task<CellProcess> StartAsync(HostCommand command, string workingDirectory, CancellationToken cancel)
    {
        var (process, channel) = Launch(command, workingDirectory);
        var greeting = FirstMessage(channel);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(startLimit);
        await Task.WhenAny(greeting, Task.Delay(Timeout.Infinite, limit.Token)).ConfigureAwait(false);
        if (greeting.IsCompletedSuccessfully && greeting.Result is not null)
        {
            return new(process, channel);
        }

        process.Kill(entireProcessTree: true);
        channel.Dispose();
        cancel.ThrowIfCancellationRequested();
        var reason = limit.IsCancellationRequested ? "it did not answer in time" : await process.StandardError.ReadToEndAsync(cancel).ConfigureAwait(false);
        throw new IOException($"The process for cells does not start ({command.FileName} {string.Join(' ', command.Arguments)}): {reason.Trim()}");
    }

    private static (Process Process, MessageChannel Channel) Launch(HostCommand command, string workingDirectory)
    {
        lock (gate)
        {
            var pipes = new CellPipes();
            try
            {
                var process = Process.Start(StartInfo(command, pipes.Handles, workingDirectory))!;
                process.StandardInput.Close();
                pipes.Inherited();
                return (process, pipes.Channel);
            }
            catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
            {
                pipes.Dispose();
                throw new IOException($"The process for cells does not start ({command.FileName}): {e.Message}", e);
            }
        }
    }

    private static ProcessStartInfo StartInfo(HostCommand command, string handles, string workingDirectory)
    {
        var start = new ProcessStartInfo(command.FileName, [.. command.Arguments, handles])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        start.Environment.TryAdd(HostCommand.NoDiagnosticSockets.Name, HostCommand.NoDiagnosticSockets.Value);
        return start;
    }

    private static Task<JsonObject?> FirstMessage(MessageChannel channel)
    {
        var first = new TaskCompletionSource<JsonObject?>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => first.SetResult(channel.Receive())) { IsBackground = true, Name = "first message of cells" }.Start();
        return first.Task;
    }
}
