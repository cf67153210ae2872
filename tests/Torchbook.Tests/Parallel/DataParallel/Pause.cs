using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel.DataParallel;

/// <summary>The identity, whose backward takes a time that is known.</summary>
internal sealed class Pause : autograd.SingleTensorFunction<Pause>
{
    private TimeSpan time;

    public override string Name => nameof(Pause);

    public static Tensor Insert(Tensor input, TimeSpan time) => apply(input, time);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        time = (TimeSpan)vars[1];
        return ((Tensor)vars[0]).alias();
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        Thread.Sleep(time);
        return [grad_output.alias(), null!];
    }
}
