using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torchbook.Benchmarks.Engine;

/// <summary>One training step of ResNet-18: forward, backward and SGD.</summary>
internal sealed class ResNet18StepBenchmark : IBenchmark
{
    private const int Units = 3;

    private Module<Tensor, Tensor> model = null!;
    private optim.Optimizer optimizer = null!;
    private Loss<Tensor, Tensor, Tensor> loss = null!;
    private Tensor images = null!;
    private Tensor labels = null!;

    public string Id => "engine.resnet18-step";

    public string Description => "training step of ResNet-18, 11,181,642 parameters, batch 8 of 3×64×64, SGD with momentum";

    public void SetUp()
    {
        manual_seed(1);
        model = torchvision.models.resnet18(num_classes: 10);
        optimizer = optim.SGD(model.parameters(), 0.01, momentum: 0.9);
        loss = CrossEntropyLoss();
        images = rand(8, 3, 64, 64);
        labels = randint(0, 10, [8]);
        for (var round = 0; round < 3; round++) Run();
    }

    public double Run()
    {
        var start = Stopwatch.GetTimestamp();
        for (var k = 0; k < Units; k++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            loss.call(model.call(images), labels).backward();
            optimizer.step();
        }
        return Stopwatch.GetElapsedTime(start).TotalSeconds / Units;
    }
}
