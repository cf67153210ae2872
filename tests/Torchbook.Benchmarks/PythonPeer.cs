using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Torchbook.Benchmarks;

/// <summary>A Python process that repeats the same work when asked, unmodified PyTorch as the system configures it.</summary>
internal sealed class PythonPeer : IPeer
{
    private readonly Process process;

    private PythonPeer(Process process, string name, int threads)
    {
        this.process = process;
        Name = name;
        Threads = threads;
    }

    public string Name { get; }

    public int Threads { get; }

    /// <summary>Starts <c>Peers/ID.py</c> that needs PyTorch; null with the reason when there is no such peer on this machine.</summary>
    public static PythonPeer? Start(string id, out string missing) =>
        Start(id, "PyTorch for Python not found: apt-get install python3-torch python3-torchvision", out missing);

    /// <summary>Starts <c>Peers/ID.py</c>; null with the reason, <paramref name="remedy"/>, when there is no such peer on this machine.</summary>
    public static PythonPeer? Start(string id, string remedy, out string missing, params string[] arguments)
    {
        missing = remedy;
        var script = Path.Combine(AppContext.BaseDirectory, "Peers", id + ".py");
        // Debian's own Python first: one installed beside it does not see python3-torch.
        foreach (var python in new[] { "/usr/bin/python3", "python3" })
        {
            var start = new ProcessStartInfo(python, ["-u", script, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            try
            {
                var process = Process.Start(start)!;
                process.ErrorDataReceived += (_, _) => { };
                process.BeginErrorReadLine();
                if (process.StandardOutput.ReadLine() is not { } greeting) continue;
                var hello = JsonDocument.Parse(greeting).RootElement;
                return new PythonPeer(process, hello.GetProperty("name").GetString()!, hello.GetProperty("threads").GetInt32());
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // No such interpreter; the next one may exist.
            }
        }
        return null;
    }

    public double Run()
    {
        process.StandardInput.WriteLine("run");
        var line = process.StandardOutput.ReadLine() ?? throw new IOException("The peer ended before it answered.");
        return double.Parse(line, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(5000)) process.Kill();
        process.Dispose();
    }
}
