using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>RAdam: Adam that moves by the plain mean until its running squares can be trusted (Liu et al., https://arxiv.org/abs/1908.03265).
/// TorchSharp 0.107 multiplies the learning rate in twice once they can; here it counts once, as in the paper and in PyTorch.</summary>
public partial class RAdam : OptimizerHelper, IBetas
{
    private void Update(GradientBatch batch, Options options)
    {
        var (rate, beta1, beta2, eps) = (options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value, options.eps!.Value);
        var means = batch.Column(0);
        var squares = batch.Column(1);
        batch.Decay(options.weight_decay!.Value);
        Foreach.Mul_(means, beta1);
        Foreach.Add_(means, batch.Gradients, 1 - beta1);
        Foreach.Mul_(squares, beta2);
        Foreach.Addcmul_(squares, batch.Gradients, batch.Gradients, 1 - beta2);

        // A parameter whose squares cannot be trusted yet is divided by one.
        var denominators = Foreach.Sqrt(squares);
        Foreach.Mul_(denominators, batch.Each(steps => Rectification(steps, beta2) > 0 ? 1 : 0));
        Foreach.Add_(denominators, batch.Each(steps => Rectification(steps, beta2) > 0 ? eps : 1));
        Foreach.Addcdiv_(batch.Parameters, means, denominators, batch.Each(steps =>
        {
            var step = -rate / (1 - Math.Pow(beta1, steps));
            return Rectification(steps, beta2) is > 0 and var rectification ? step * Math.Sqrt(1 - Math.Pow(beta2, steps)) * rectification : step;
        }));
        Foreach.Free(denominators);
    }

    // The correction for the variance of the running squares; 0 while it cannot be told.
    private static double Rectification(long steps, double beta2)
    {
        var limit = (2 / (1 - beta2)) - 1;
        var power = Math.Pow(beta2, steps);
        var length = limit - (2 * steps * power / (1 - power));
        return length > 5 ? Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)) : 0;
    }

    public partial class Options
    {
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;
    }

    /// <summary>Running means of a parameter's gradient and of its square.</summary>
    public sealed partial class State
    {
        public long step;
        public Tensor exp_avg;
        public Tensor exp_avg_sq;
    }
}
