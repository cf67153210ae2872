using System.Diagnostics;
using System.Text.Json;

namespace Torchbook.Tests.LibTorch.PyTorch;

/// <summary>PyTorch in Python as a reference: what it computes for a case, asked live where it is installed, and recorded.</summary>
internal static class PyTorchOracle
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "LibTorch", "PyTorch");
    private static readonly Lazy<Process?> Server = new(Start);
    private static readonly Lazy<Dictionary<string, JsonElement>> Recorded = new(
        () => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(Path.Combine(Folder, "recorded.json")))!);

    /// <summary>The seed of the recorded answers.</summary>
    public const int RecordedSeed = 1234;

    public const string Absent = "python3-torch is not installed here; the recorded values are compared all the same.";

    public static bool IsPresent => Server.Value is not null;

    /// <summary>The cases of that kind: the Python expression and the shape of the input.</summary>
    public static IEnumerable<(string Python, long[] Shape)> Cases(string kind) =>
        from line in File.ReadLines(Path.Combine(Folder, "cases.txt"))
        let parts = line.Split(" | ")
        where parts.Length == 3 && parts[0] == kind
        select (parts[1], JsonSerializer.Deserialize<long[]>(parts[2])!);

    public static Fingerprint[] Record(string python) => Fingerprint.Parse(Recorded.Value[python]);

    public static Fingerprint[] Ask(string kind, string python, long[] shape, int seed)
    {
        var server = Server.Value!;
        server.StandardInput.WriteLine(JsonSerializer.Serialize(new { kind, python, shape, seed }));
        server.StandardInput.Flush();
        var answer = server.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch stopped: " + server.StandardError.ReadToEnd());
        return Fingerprint.Parse(JsonDocument.Parse(answer).RootElement);
    }

    // Debian's interpreter, not one that an environment put in front of it.
    private static Process? Start()
    {
        const string Python = "/usr/bin/python3";
        if (!File.Exists(Python))
        {
            return null;
        }

        using (var probe = Process.Start(new ProcessStartInfo(Python, ["-c", "import torch"]) { RedirectStandardError = true })!)
        {
            probe.WaitForExit();
            if (probe.ExitCode != 0)
            {
                return null;
            }
        }

        var server = Process.Start(new ProcessStartInfo(Python, [Path.Combine(Folder, "oracle.py"), "serve"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Kill();
        return server;
    }
}
