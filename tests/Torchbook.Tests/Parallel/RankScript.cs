using Torchbook.Parallel;
using Torchbook.Tests.Data;

namespace Torchbook.Tests.Parallel;

/// <summary>A C# script as real ranks in real processes: <c>torchbook launch -- torchbook exec</c>, with the launcher in this process.</summary>
internal static class RankScript
{
    public static string[] Program { get; } = ["dotnet", Path.Combine(AppContext.BaseDirectory, "Torchbook.Cli.dll")];

    public static async Task<(LaunchResult Result, IReadOnlyList<RankLine> Lines)> RunAsync(int ranks, string code, params string[] arguments)
    {
        LocalGroups.Require();
        using var folder = new TemporaryFolder();
        var file = folder / "rank.csx";
        await File.WriteAllTextAsync(file, code);
        var lines = new List<RankLine>();
        var result = await new Launcher(ranks, [.. Program, "exec", file, .. arguments]) { Output = lines.Add }.RunAsync();
        return (result, lines);
    }
}
