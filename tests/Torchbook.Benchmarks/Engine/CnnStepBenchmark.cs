using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torchbook.Benchmarks.Engine;

/// <summary>One training step of a small convolutional network: forward, backward and Adam.</summary>
internal sealed class CnnStepBenchmark : IBenchmark
{
    private const int Units = 20;

    private Module<Tensor, Tensor> model = null!;
    private optim.Optimizer optimizer = null!;
    private Loss<Tensor, Tensor, Tensor> loss = null!;
    private Tensor images = null!;
    private Tensor labels = null!;

    public string Id => "engine.cnn-step";

    public string Description => "training step, 2 convolutions and 2 linear layers, 421,642 parameters, batch 64 of 28×28, Adam";

    public void SetUp()
    {
        manual_seed(1);
        model = Sequential(
            Conv2d(1, 32, 3, padding: 1), ReLU(), MaxPool2d(2),
            Conv2d(32, 64, 3, padding: 1), ReLU(), MaxPool2d(2),
            Flatten(), Linear(3136, 128), ReLU(), Linear(128, 10));
        optimizer = optim.Adam(model.parameters(), lr: 1e-3);
        loss = CrossEntropyLoss();
        images = rand(64, 1, 28, 28);
        labels = randint(0, 10, [64]);
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
