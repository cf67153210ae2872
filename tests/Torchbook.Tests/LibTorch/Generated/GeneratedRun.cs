using Torchbook.Tests.LibTorch.PyTorch;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>All generated members called in all styles under one seed, here and in PyTorch where that is installed.</summary>
internal sealed class GeneratedRun
{
    private static readonly Lazy<GeneratedRun> Only = new(() => new GeneratedRun(int.Parse(Environment.GetEnvironmentVariable("TORCHBOOK_SEED") ?? $"{RecordedSeed}")));

    private GeneratedRun(int seed)
    {
        Seed = seed;
        Members = [.. GeneratedMember.All.Select(m => new MemberReport(m))];
        foreach (var chunk in Members.Chunk(150)) Run(chunk);
    }

    public const int RecordedSeed = PyTorchOracle.RecordedSeed;

    /// <summary>Run once, when first asked for; under another seed where TORCHBOOK_SEED says so.</summary>
    public static GeneratedRun Instance => Only.Value;

    public int Seed { get; }

    public IReadOnlyList<MemberReport> Members { get; }

    private void Run(MemberReport[] members)
    {
        var calls = members.SelectMany(report => Style.All.Select(style => (report, Call: new GeneratedCall(report.Member, style, Seed)))).ToList();
        var theirs = PythonServer.IsPresent ? PythonCalls.Run([.. calls.Select(c => c.Call)]) : null;
        for (var k = 0; k < calls.Count; k++)
        {
            using var ours = calls[k].Call.Run();
            using var expected = theirs?[k];
            calls[k].report.Add(calls[k].Call, ours, expected);
        }
    }
}
