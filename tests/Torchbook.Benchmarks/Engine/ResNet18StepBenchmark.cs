using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torchbook.Benchmarks.Engine;

/// <summary>ResNet-18 with SGD.</summary>
internal sealed class ResNet18StepBenchmark() : TrainingStepBenchmark(3, 8, 3, 64, 64)
{
    public override string Id => "engine.resnet18-step";

    public override string Description => "training step of ResNet-18, 11,181,642 parameters, batch 8 of 3×64×64, SGD with momentum";

    protected override Module<Tensor, Tensor> Model() => torchvision.models.resnet18(num_classes: 10);

    protected override optim.Optimizer Optimizer(Module<Tensor, Tensor> model) => optim.SGD(model.parameters(), 0.01, momentum: 0.9);
}
