using System.Diagnostics;
using TorchSharp;

namespace Torchbook.Benchmarks.Engine;

/// <summary>The smallest operation there is: what a call costs beside the work.</summary>
internal sealed class AddBenchmark : IBenchmark
{
    private const int Units = 50_000;

    private torch.Tensor a = null!;
    private torch.Tensor b = null!;

    public string Id => "engine.add";

    public string Description => "one addition of two tensors of one element";

    public void SetUp()
    {
        a = torch.tensor(new[] { 1f });
        b = torch.tensor(new[] { 2f });
        for (var round = 0; round < 5; round++) Run();
    }

    public double Run()
    {
        var start = Stopwatch.GetTimestamp();
        for (var k = 0; k < Units; k++)
        {
            using var sum = a + b;
        }
        return Stopwatch.GetElapsedTime(start).TotalSeconds / Units;
    }
}
