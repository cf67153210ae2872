using System.Diagnostics;
using System.IO.Pipes;
using System.Text;

namespace Torchbook.Notebooks.Hosting;

/// <summary>Starts the process that runs cells and meets it on a pipe.</summary>
internal static class CellProcessStart
{
    private static readonly TimeSpan startLimit = TimeSpan.FromSeconds(60);

    /// <exception cref="IOException">It does not start; the message holds what it printed.</exception>
    public static async Task<CellProcess> StartAsync(HostCommand command, string workingDirectory, CancellationToken cancel)
    {
        var name = PipeName();
        var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var process = Launch(command, name, workingDirectory);
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

    private static Process Launch(HostCommand command, string pipeName, string workingDirectory)
    {
        var process = Process.Start(new ProcessStartInfo(command.FileName, [.. command.Arguments, pipeName])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        })!;
        process.StandardInput.Close();
        return process;
    }

    // On Unix a pipe is a socket in the file system, whose path may have about a hundred characters.
    private static string PipeName()
    {
        var name = $"tb-{Guid.NewGuid():N}"[..15];
        return OperatingSystem.IsWindows() || Path.GetTempPath().Length < 60 ? name : "/tmp/" + name;
    }
}
