using TorchSharp;

namespace Torchbook.Tests.LibTorch.Api;

/// <summary>What stands in the namespace TorchSharp is TorchSharp's, to the letter; so that what learners write carries over.</summary>
public class ApiSubsetTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, (string Line, HashSet<string> Members)> TorchSharp = ReadList();

    [Fact]
    public void Given_our_public_surface_when_compared_with_TorchSharps_then_every_type_is_one_of_its_types()
    {
        var foreign = Ours().Where(t => !TorchSharp.TryGetValue(Key(t.Type), out var theirs) || theirs.Line != t.Type)
            .Select(t => t.Type + (TorchSharp.TryGetValue(Key(t.Type), out var theirs) ? "\n  TorchSharp: " + theirs.Line : ""));

        AssertNone(foreign);
    }

    [Fact]
    public void Given_our_public_surface_when_compared_with_TorchSharps_then_every_member_is_one_of_its_members()
    {
        var foreign = Ours().Where(t => TorchSharp.ContainsKey(Key(t.Type)))
            .SelectMany(t => t.Members.Where(m => !TorchSharp[Key(t.Type)].Members.Contains(m)).Select(m => $"{Key(t.Type)}: {m}"));

        AssertNone(foreign);
    }

    [Fact]
    public void Given_both_surfaces_when_counted_then_the_coverage_is_printed()
    {
        var ours = Ours().ToDictionary(t => Key(t.Type), t => t.Members.Count);
        foreach (var type in new[] { "TorchSharp.torch.Tensor", "TorchSharp.torch", "TorchSharp.torch.nn.functional", "TorchSharp.torch.nn", "TorchSharp.torch.fft", "TorchSharp.torch.linalg", "TorchSharp.torch.optim" })
            output.WriteLine($"{type}: {ours.GetValueOrDefault(type)} of {TorchSharp[type].Members.Count} members");

        Assert.True(ours["TorchSharp.torch.Tensor"] > 500);
    }

    private static void AssertNone(IEnumerable<string> foreign)
    {
        var list = foreign.ToList();
        if (list.Count > 0) Assert.Fail($"{list.Count} that TorchSharp does not have:\n{string.Join("\n", list)}");
    }

    private static IEnumerable<(string Type, IReadOnlyList<string> Members)> Ours() => PublicApi.Of(typeof(torch).Assembly, "TorchSharp");

    // A type's name, whatever kind it is and whatever it derives from.
    private static string Key(string typeLine)
    {
        var words = typeLine.Split(" : ")[0].Split(" where ")[0].Split(' ').Skip(1).SkipWhile(w => w is "static" or "abstract" or "sealed").Skip(1);
        return string.Join(' ', words);
    }

    private static Dictionary<string, (string Line, HashSet<string> Members)> ReadList()
    {
        var types = new Dictionary<string, (string, HashSet<string>)>();
        HashSet<string> members = [];
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "LibTorch", "Api", "torchsharp-0.107-api.txt")))
        {
            if (line.StartsWith("TYPE ", StringComparison.Ordinal)) types.TryAdd(Key(line), (line, members = []));
            else if (line.StartsWith("  ", StringComparison.Ordinal)) members.Add(line.Trim());
        }
        return types;
    }
}
