using System.Diagnostics;

namespace Torchbook.Tests.LibTorch.PyTorch;

/// <summary>A Python process with PyTorch that answers a line with a line; it lives as long as the tests do.</summary>
/// <param name="arguments">The script beside this file, and its arguments.</param>
internal sealed class PythonServer(params string[] arguments)
{
    // Debian's interpreter, not one that an environment put in front of it.
    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<bool> HasTorch = new(() => File.Exists(Python) && Succeeds("-c", "import torch"));
    private readonly Lazy<Process> process = new(() => Start(arguments));

    public const string Absent = "python3-torch is not installed here";

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "LibTorch", "PyTorch");

    public static bool IsPresent => HasTorch.Value;

    public string Ask(string request)
    {
        lock (process)
        {
            process.Value.StandardInput.WriteLine(request);
            process.Value.StandardInput.Flush();
            return process.Value.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Python stopped: " + process.Value.StandardError.ReadToEnd());
        }
    }

    private static bool Succeeds(params string[] arguments)
    {
        using var probe = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true })!;
        probe.WaitForExit();
        return probe.ExitCode == 0;
    }

    private static Process Start(string[] arguments)
    {
        var server = Process.Start(new ProcessStartInfo(Python, [Path.Combine(Folder, arguments[0]), .. arguments[1..]])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Kill();
        return server;
    }
}
