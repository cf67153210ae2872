using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>
/// Puts out its input after a pause, and its gradient after another: stands for a layer with work to do, so that timelines of many ranks can
/// be measured on a machine of few cores, and for a stage that is too slow.
/// </summary>
/// <param name="forwardTime">The pause in forward.</param>
/// <param name="backwardTime">The pause in backward; as in forward when null.</param>
public sealed class SlowLayer(TimeSpan forwardTime, TimeSpan? backwardTime = null) : nn.Module<Tensor, Tensor>(nameof(SlowLayer))
{
    public override Tensor forward(Tensor input) => Pause.apply(input, forwardTime, backwardTime ?? forwardTime);

    private sealed class Pause : autograd.SingleTensorFunction<Pause>
    {
        public override string Name => nameof(Pause);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_data(nameof(backward), vars[2]);
            Thread.Sleep((TimeSpan)vars[1]);
            return ((Tensor)vars[0]).alias();
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            Thread.Sleep((TimeSpan)ctx.get_data(nameof(backward)));
            return [grad_output, null!, null!];
        }
    }
}
