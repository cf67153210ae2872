using System.Diagnostics;
using Torchbook.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torchbook.Benchmarks.Engine;

/// <summary>An epoch as a learner's loop runs it: shuffled batches from bytes in memory, forward, backward and SGD.</summary>
internal sealed class MnistEpochBenchmark : IBenchmark
{
    private Examples data = null!;
    private Module<Tensor, Tensor> model = null!;
    private optim.Optimizer optimizer = null!;

    public string Id => "engine.mnist-epoch";

    public string Description => "LeNet's epoch over 60,000 random images of MNIST's size, loading included, batch 64, SGD with momentum";

    public void SetUp()
    {
        manual_seed(1);
        data = (randint(0, 256, [60_000, 1, 28, 28], ScalarType.Byte), randint(0, 10, [60_000]));
        model = Sequential(
            Conv2d(1, 6, 5, padding: 2), ReLU(), MaxPool2d(2),
            Conv2d(6, 16, 5), ReLU(), MaxPool2d(2),
            Flatten(), Linear(400, 120), ReLU(), Linear(120, 84), ReLU(), Linear(84, 10));
        optimizer = optim.SGD(model.parameters(), 0.01, momentum: 0.9);
        Run();
    }

    public double Run()
    {
        var loss = CrossEntropyLoss();
        var start = Stopwatch.GetTimestamp();
        foreach (var batch in data.Batches(64, shuffle: true))
        {
            using var scope = NewDisposeScope();
            var images = batch.Inputs.to(ScalarType.Float32).div_(255).sub_(0.1307).div_(0.3081);
            optimizer.zero_grad();
            loss.call(model.call(images), batch.Labels).backward();
            optimizer.step();
        }
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
