using System.Text.Json;

namespace Torchbook.Tests.LibTorch.PyTorch;

/// <summary>PyTorch in Python as a reference: what it computes for a case, asked live where it is installed, and recorded.</summary>
internal static class PyTorchOracle
{
    private static readonly PythonServer Server = new("oracle.py", "serve");
    private static readonly Lazy<Dictionary<string, JsonElement>> Recorded = new(
        () => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(Path.Combine(PythonServer.Folder, "recorded.json")))!);

    /// <summary>The seed of the recorded answers.</summary>
    public const int RecordedSeed = 1234;

    public const string Absent = "python3-torch is not installed here; the recorded values are compared all the same.";

    public static bool IsPresent => PythonServer.IsPresent;

    /// <summary>The cases of that kind: the Python expression and the shape of the input.</summary>
    public static IEnumerable<(string Python, long[] Shape)> Cases(string kind) =>
        from line in File.ReadLines(Path.Combine(PythonServer.Folder, "cases.txt"))
        let parts = line.Split(" | ")
        where parts.Length == 3 && parts[0] == kind
        select (parts[1], JsonSerializer.Deserialize<long[]>(parts[2])!);

    public static Fingerprint[] Record(string python) => Fingerprint.Parse(Recorded.Value[python]);

    public static Fingerprint[] Ask(string kind, string python, long[] shape, int seed)
    {
        var answer = Server.Ask(JsonSerializer.Serialize(new { kind, python, shape, seed }));
        return Fingerprint.Parse(JsonDocument.Parse(answer).RootElement);
    }
}
