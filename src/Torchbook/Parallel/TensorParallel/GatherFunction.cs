using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>Forward: all-gather along the last dimension. Backward: this rank's part.</summary>
internal sealed class GatherFunction : autograd.SingleTensorFunction<GatherFunction>
{
    private const string Ranks = nameof(ICommunicator);

    public override string Name => "gather from ranks";

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ctx.save_data(Ranks, vars[1]);
        return RankTensors.SideBySide((Tensor)vars[0], (ICommunicator)vars[1]);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
        [RankTensors.PartOf(grad_output, -1, (ICommunicator)ctx.get_data(Ranks)), null!];
}
