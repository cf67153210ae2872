using System.Diagnostics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torchbook.Benchmarks.Engine;

/// <summary>A hundred layers with hardly any work in them: what a layer's call costs.</summary>
internal sealed class Forward100Benchmark : IBenchmark
{
    private const int Units = 200;

    private Module<Tensor, Tensor> model = null!;
    private Tensor x = null!;

    public string Id => "engine.forward-100";

    public string Description => "forward through 100 layers, linear 8 to 8 and ReLU in turn, batch 1, no gradients";

    public void SetUp()
    {
        manual_seed(1);
        model = Sequential(Enumerable.Range(0, 50).SelectMany(_ => new Module<Tensor, Tensor>[] { Linear(8, 8), ReLU() }));
        x = rand(1, 8);
        for (var round = 0; round < 10; round++) Run();
    }

    public double Run()
    {
        using var grad = no_grad();
        var start = Stopwatch.GetTimestamp();
        for (var k = 0; k < Units; k++)
        {
            using var y = model.call(x);
        }
        return Stopwatch.GetElapsedTime(start).TotalSeconds / Units;
    }
}
