using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>Forward: all-reduce. Backward: identity, for each rank's part counts once in the sum.</summary>
internal sealed class ReduceFunction : autograd.SingleTensorFunction<ReduceFunction>
{
    public override string Name => "reduce from ranks";

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => RankTensors.Sum((Tensor)vars[0], (ICommunicator)vars[1]);

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output, null!];
}
