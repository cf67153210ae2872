using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torchbook.Benchmarks.Engine;

/// <summary>A small convolutional network with Adam.</summary>
internal sealed class CnnStepBenchmark() : TrainingStepBenchmark(20, 64, 1, 28, 28)
{
    public override string Id => "engine.cnn-step";

    public override string Description => "training step, 2 convolutions and 2 linear layers, 421,642 parameters, batch 64 of 28×28, Adam";

    protected override Module<Tensor, Tensor> Model() => Sequential(
        Conv2d(1, 32, 3, padding: 1), ReLU(), MaxPool2d(2),
        Conv2d(32, 64, 3, padding: 1), ReLU(), MaxPool2d(2),
        Flatten(), Linear(3136, 128), ReLU(), Linear(128, 10));

    protected override optim.Optimizer Optimizer(Module<Tensor, Tensor> model) => optim.Adam(model.parameters(), lr: 1e-3);
}
