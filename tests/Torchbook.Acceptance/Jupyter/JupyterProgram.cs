using System.Diagnostics;

namespace Torchbook.Acceptance.Jupyter;

/// <summary>A program of Jupyter, as Debian packages it.</summary>
internal static class JupyterProgram
{
    /// <summary>Runs it to its end; the test is skipped where it is not installed.</summary>
    /// <returns>What it printed.</returns>
    public static string Run(string program, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(program), $"{program} is not installed (Debian: jupyter-nbconvert, jupyter-client)");
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.SkipWhen(errors.Result.Contains("No module named 'jupyter_client'"), "jupyter-client is not installed");
        Assert.True(process.ExitCode == 0, errors.Result);
        return output;
    }
}
