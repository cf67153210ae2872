using System.Diagnostics;

namespace Torchbook.Cli;

/// <summary>Starts other programs.</summary>
public static class Processes
{
    /// <summary>The <c>dotnet</c> that runs this program.</summary>
    public static string Dotnet { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    /// <summary>Runs a program with this one's input and output.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="CommandException">It could not be started.</exception>
    public static async Task<int> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        using var process = Start(new ProcessStartInfo(program, arguments));
        await WaitAsync(process, cancel);
        return process.ExitCode;
    }

    /// <summary>The first line that a program prints, or null where it is missing, fails or is silent for five seconds.</summary>
    public static string? FirstLine(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
            var line = process?.StandardOutput.ReadLineAsync();
            if (line is null || !line.Wait(TimeSpan.FromSeconds(5)))
            {
                process?.Kill();
                return null;
            }

            return string.IsNullOrWhiteSpace(line.Result) ? null : line.Result.Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <exception cref="CommandException">The program could not be started.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new CommandException($"cannot start {start.FileName}: {failure.Message}.");
        }
    }

    /// <summary>Waits for the end; when cancelled, ends the process and all that it started.</summary>
    public static async Task WaitAsync(Process process, CancellationToken cancel)
    {
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
