using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>Forward: this rank's part along the last dimension. Backward: all-gather.</summary>
internal sealed class ScatterFunction : autograd.SingleTensorFunction<ScatterFunction>
{
    private const string Ranks = nameof(ICommunicator);

    public override string Name => "scatter to ranks";

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ctx.save_data(Ranks, vars[1]);
        return RankTensors.PartOf((Tensor)vars[0], -1, (ICommunicator)vars[1]);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
        [RankTensors.SideBySide(grad_output, (ICommunicator)ctx.get_data(Ranks)), null!];
}
