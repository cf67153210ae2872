using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Torchbook.Benchmarks;

/// <summary>The results as a table for people and JSON for programs.</summary>
internal static class Report
{
    public static void Print(IReadOnlyList<Result> results)
    {
        var table = new Table().RoundedBorder();
        foreach (var heading in new[] { "id", "ours", "peer", "ratio min / median / max" }) table.AddColumn(heading, c => c.NoWrap());
        foreach (var r in results)
        {
            var ratio = r.Ratios.Count == 0 ? "–" : $"{Number(r.Ratios[0])} / {Number(Result.Median(r.Ratios))} / {Number(r.Ratios[^1])}";
            table.AddRow(new[] { r.Id, Amount(Result.Median(r.Ours), r.Unit), r.Peer is null ? "–" : Amount(Result.Median(r.Theirs), r.Unit), ratio }.Select(Markup.Escape).ToArray());
        }
        AnsiConsole.Write(table);
        foreach (var circumstances in results.GroupBy(Circumstances)) AnsiConsole.WriteLine($"{circumstances.Key}: {string.Join(", ", circumstances.Select(r => r.Id))}");
        AnsiConsole.WriteLine("ratio = our time (or memory) over the peer's, measured in turn; below 1 we need less.");
    }

    public static void Save(IReadOnlyList<Result> results, string path)
    {
        var rows = results.Select(r => new
        {
            id = r.Id,
            peer = r.Peer,
            missing = r.Missing,
            unit = r.Unit,
            ours = Result.Median(r.Ours),
            theirs = r.Theirs.Count == 0 ? (double?)null : Result.Median(r.Theirs),
            ratio_min = r.Ratios.Count == 0 ? (double?)null : r.Ratios[0],
            ratio_median = r.Ratios.Count == 0 ? (double?)null : Result.Median(r.Ratios),
            ratio_max = r.Ratios.Count == 0 ? (double?)null : r.Ratios[^1],
            pairs = r.Ratios.Count,
            threads_ours = r.OurThreads,
            threads_peer = r.PeerThreads,
        });
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, JsonSerializer.Serialize(rows, new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }

    private static string Circumstances(Result r) =>
        r.Peer is null ? r.Missing! : $"{r.Peer}, {r.Ratios.Count} pairs, threads {r.OurThreads} and {r.PeerThreads}";

    private static string Number(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Amount(double value, string unit) => unit == "s" ? Time(value) : $"{value.ToString("0.0", CultureInfo.InvariantCulture)} {unit}";

    private static string Time(double seconds) => seconds switch
    {
        < 1e-6 => (seconds * 1e9).ToString("0", CultureInfo.InvariantCulture) + " ns",
        < 1e-3 => (seconds * 1e6).ToString("0.00", CultureInfo.InvariantCulture) + " µs",
        < 1 => (seconds * 1e3).ToString("0.00", CultureInfo.InvariantCulture) + " ms",
        _ => seconds.ToString("0.00", CultureInfo.InvariantCulture) + " s",
    };
}
