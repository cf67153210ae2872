using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>Forward: identity. Backward: all-reduce, for each rank saw only its part of what the input leads to.</summary>
internal sealed class CopyFunction : autograd.SingleTensorFunction<CopyFunction>
{
    private const string Ranks = nameof(ICommunicator);

    public override string Name => "copy to ranks";

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ctx.save_data(Ranks, vars[1]);
        return (Tensor)vars[0];
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
        [RankTensors.Sum(grad_output, (ICommunicator)ctx.get_data(Ranks)), null!];
}
