using System.Diagnostics;

namespace Torchbook.Tests.Cli;

/// <summary>What a program left behind: exit code, standard output, standard error.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(3);

    /// <summary>Everything a person would have seen.</summary>
    public string Text => Output + Errors;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="folder">Its working folder.</param>
    /// <param name="environment">Variables to set; null removes one.</param>
    /// <param name="program">What to start, then its arguments.</param>
    public static async Task<Outcome> OfAsync(string folder, IReadOnlyDictionary<string, string?> environment, params string[] program)
    {
        var start = new ProcessStartInfo(program[0], program[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new Outcome(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', program)} did not end within {patience.TotalMinutes} minutes.");
        }
    }
}
