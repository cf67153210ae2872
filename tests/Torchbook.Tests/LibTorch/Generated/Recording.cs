using System.Globalization;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>
/// What PyTorch gave under the recorded seed, a line for each member: a hash of the arguments, a bit for each call that failed, and
/// two sums over all results. It stands in for PyTorch where that is not installed. To record anew, with PyTorch at hand, in the
/// repository's root: TORCHBOOK_RECORD=$PWD/tests/Torchbook.Tests/LibTorch/Generated/recorded.txt artifacts/bin/Torchbook.Tests/release/Torchbook.Tests -method '*recorded_of_PyTorch'
/// </summary>
internal static class Recording
{
    private static readonly Lazy<Dictionary<string, string[]>> Lines = new(() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "LibTorch", "Generated", "recorded.txt"))
        .Select(line => line.Split(" | ")).ToDictionary(parts => parts[1], parts => parts[0].Split(' ')));

    /// <summary>Where to write what PyTorch gives now; null to compare.</summary>
    public static string? Target => Environment.GetEnvironmentVariable("TORCHBOOK_RECORD");

    /// <summary>Whether the member's record was made with the arguments that are drawn now.</summary>
    public static bool IsFresh(MemberReport report) => Lines.Value.TryGetValue(report.Member.ToString(), out var line) && line[0] == Hash(report);

    /// <summary>How our results differ from the recorded ones; null if they do not.</summary>
    public static string? Difference(MemberReport report)
    {
        var line = Lines.Value[report.Member.ToString()];
        var (failed, magnitude, weighted) = (int.Parse(line[1]), Number(line[2]), Number(line[3]));
        // Room for another processor's roundings, of float16 too.
        var tolerance = 1e-3 * (1 + magnitude);
        if (failed != report.Ours.Failed) return $"calls {Bits(failed)} failed in PyTorch, here {Bits(report.Ours.Failed)}";
        return Math.Abs(magnitude - report.Ours.Magnitude) <= tolerance && Math.Abs(weighted - report.Ours.Weighted) <= tolerance
            ? null : $"magnitude {report.Ours.Magnitude:g6}, weighted sum {report.Ours.Weighted:g6}; recorded are {magnitude:g6} and {weighted:g6}";
    }

    public static void Write(string path, IEnumerable<MemberReport> reports) => File.WriteAllLines(path, reports
        .Select(r => string.Create(CultureInfo.InvariantCulture, $"{Hash(r)} {r.Theirs.Failed} {r.Theirs.Magnitude:g8} {r.Theirs.Weighted:g8} | {r.Member}")));

    private static string Hash(MemberReport report) => report.ArgumentsHash.ToString("x8");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Bits(int mask) => "{" + string.Join(", ", Style.All.Where((_, k) => (mask >> k & 1) == 1).Select(s => s.Name)) + "}";
}
