using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torchbook.Benchmarks.Engine;

/// <summary>Training steps of a classifier of ten classes on one batch: forward, backward and the optimizer.</summary>
/// <param name="units">Steps a round.</param>
/// <param name="shape">The batch, <c>[N, C, H, W]</c>.</param>
internal abstract class TrainingStepBenchmark(int units, params long[] shape) : IBenchmark
{
    private Module<Tensor, Tensor> model = null!;
    private optim.Optimizer optimizer = null!;
    private Loss<Tensor, Tensor, Tensor> loss = null!;
    private Tensor images = null!;
    private Tensor labels = null!;

    public abstract string Id { get; }

    public abstract string Description { get; }

    public void SetUp()
    {
        manual_seed(1);
        model = Model();
        optimizer = Optimizer(model);
        loss = CrossEntropyLoss();
        images = rand(shape);
        labels = randint(0, 10, [shape[0]]);
        for (var round = 0; round < 3; round++) Run();
    }

    public double Run()
    {
        var start = Stopwatch.GetTimestamp();
        for (var k = 0; k < units; k++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            loss.call(model.call(images), labels).backward();
            optimizer.step();
        }
        return Stopwatch.GetElapsedTime(start).TotalSeconds / units;
    }

    protected abstract Module<Tensor, Tensor> Model();

    protected abstract optim.Optimizer Optimizer(Module<Tensor, Tensor> model);
}
