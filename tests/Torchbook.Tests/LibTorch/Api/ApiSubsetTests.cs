using TorchSharp;

namespace Torchbook.Tests.LibTorch.Api;

/// <summary>What stands in the namespace TorchSharp is TorchSharp's, to the letter; so that what learners write carries over.</summary>
public class ApiSubsetTests
{
    [Fact]
    public void Given_our_public_surface_when_compared_with_TorchSharps_then_every_type_is_one_of_its_types()
    {
        var foreign = Ours().Where(t => !TorchSharpApi.Types.TryGetValue(TorchSharpApi.Key(t.Type), out var theirs) || theirs.Line != t.Type)
            .Select(t => t.Type + (TorchSharpApi.Types.TryGetValue(TorchSharpApi.Key(t.Type), out var theirs) ? "\n  TorchSharp: " + theirs.Line : ""));

        AssertNone(foreign);
    }

    [Fact]
    public void Given_our_public_surface_when_compared_with_TorchSharps_then_every_member_is_one_of_its_members()
    {
        var foreign = Ours().Where(t => TorchSharpApi.Types.ContainsKey(TorchSharpApi.Key(t.Type)))
            .SelectMany(t => t.Members.Where(m => !TorchSharpApi.Types[TorchSharpApi.Key(t.Type)].Members.Contains(m)).Select(m => $"{TorchSharpApi.Key(t.Type)}: {m}"));

        AssertNone(foreign);
    }

    private static void AssertNone(IEnumerable<string> foreign)
    {
        var list = foreign.ToList();
        if (list.Count > 0) Assert.Fail($"{list.Count} that TorchSharp does not have:\n{string.Join("\n", list)}");
    }

    private static IEnumerable<(string Type, IReadOnlyList<string> Members)> Ours() => PublicApi.Of(typeof(torch).Assembly, "TorchSharp");
}
