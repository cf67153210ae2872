using System.Text;
using TorchSharp;

namespace Torchbook.Tests.LibTorch.Api;

/// <summary>How much of TorchSharp is here. What is missing is listed beside the tests' results, in missing.txt, and never by hand.</summary>
public class ApiCoverageTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Ours =
        PublicApi.Of(typeof(torch).Assembly, "TorchSharp").ToDictionary(t => TorchSharpApi.Key(t.Type), t => t.Members);

    // In this order: a type belongs to the first area that claims it. Modules that optimize are the optimizers' area.
    private static readonly (string Area, Func<string, bool> Claims)[] Areas =
    [
        ("Tensor", t => t == "TorchSharp.torch.Tensor"),
        ("torch", t => t == "TorchSharp.torch"),
        ("nn.functional", t => t == "TorchSharp.torch.nn.functional"),
        ("lr_scheduler", t => IsOrIn(t, "TorchSharp.torch.optim.lr_scheduler")),
        ("optim", t => IsOrIn(t, "TorchSharp.torch.optim") || IsOptimizer(t)),
        ("nn", t => IsOrIn(t, "TorchSharp.torch.nn") || IsOrIn(t, "TorchSharp.Modules")),
        ("torch.utils.data", t => IsOrIn(t, "TorchSharp.torch.utils")),
        ("torchvision.transforms", t => IsOrIn(t, "TorchSharp.torchvision.transforms")),
        ("torchvision.io", t => IsOrIn(t, "TorchSharp.torchvision.io")),
        ("torchvision, the rest", t => IsOrIn(t, "TorchSharp.torchvision")),
        ("linalg, fft, special", t => t is "TorchSharp.torch.linalg" or "TorchSharp.torch.fft" or "TorchSharp.torch.special"),
        ("jit", t => IsOrIn(t, "TorchSharp.torch.jit")),
        ("distributions", t => IsOrIn(t, "TorchSharp.torch.distributions")),
        ("the rest", _ => true),
    ];

    [Fact]
    public void Given_both_surfaces_when_counted_then_the_coverage_is_printed_and_what_is_missing_is_listed()
    {
        var missing = new StringBuilder();
        foreach (var area in Areas.Select(a => a.Area))
        {
            var types = TypesOf(area).ToList();
            output.WriteLine($"{area}: {types.Sum(Present)} of {types.Sum(t => TorchSharpApi.Types[t].Members.Count)} members");
            foreach (var type in types.Where(t => Present(t) < TorchSharpApi.Types[t].Members.Count || !Ours.ContainsKey(t)))
            {
                missing.AppendLine($"{area}: {TorchSharpApi.Types[type].Line}{(Ours.ContainsKey(type) ? "" : "   (absent)")}");
                foreach (var member in TorchSharpApi.Types[type].Members.Where(m => !Has(type, m)))
                {
                    missing.AppendLine("  " + member);
                }
            }
        }

        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "missing.txt"), missing.ToString());
    }

    [Theory]
    [InlineData("Tensor", 75)]
    [InlineData("torch", 75)]
    [InlineData("nn", 90)]
    [InlineData("nn.functional", 90)]
    [InlineData("optim", 90)]
    [InlineData("lr_scheduler", 90)]
    public void Given_an_area_when_counted_then_at_least_the_promised_share_of_its_members_is_present(string area, int percent)
    {
        var types = TypesOf(area).ToList();
        var (present, all) = (types.Sum(Present), types.Sum(t => TorchSharpApi.Types[t].Members.Count));

        Assert.True(100 * present >= percent * all, $"{area}: {present} of {all} members, less than {percent}%");
    }

    private static IEnumerable<string> TypesOf(string area) => TorchSharpApi.Types.Keys.Where(t => Areas.First(a => a.Claims(t)).Area == area);

    private static int Present(string type) => TorchSharpApi.Types[type].Members.Count(m => Has(type, m));

    private static bool Has(string type, string member) => Ours.TryGetValue(type, out var members) && members.Contains(member);

    private static bool IsOrIn(string type, string parent) => type == parent || type.StartsWith(parent + ".", StringComparison.Ordinal);

    private static bool IsOptimizer(string type) =>
        TorchSharpApi.Types[type].Line.Contains("Optimizer", StringComparison.Ordinal) || TorchSharpApi.Types[type].Line.Contains("ParamGroup", StringComparison.Ordinal);
}
