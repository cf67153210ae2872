using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adamax: Adam with a decaying maximum in place of the root of squares (Kingma and Ba, https://arxiv.org/abs/1412.6980, section 7.1).</summary>
public partial class Adamax : OptimizerHelper, IBetas
{
    private void Update(GradientBatch batch, Options options)
    {
        var (rate, beta1) = (options.LearningRate!.Value, options.beta1!.Value);
        var means = batch.Column(0);
        var largest = batch.Column(1);
        batch.Decay(options.weight_decay!.Value);
        Foreach.Mul_(means, beta1);
        Foreach.Add_(means, batch.Gradients, 1 - beta1);
        var magnitudes = Foreach.Abs(batch.Gradients);
        Foreach.Add_(magnitudes, options.eps!.Value);
        Foreach.Mul_(largest, options.beta2!.Value);
        Foreach.Maximum_(largest, magnitudes);
        Foreach.Addcdiv_(batch.Parameters, means, largest, batch.Each(steps => -rate / (1 - Math.Pow(beta1, steps))));
        Foreach.Free(magnitudes);
    }

    public partial class Options
    {
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;
    }

    /// <summary>The running mean of a parameter's gradient and the decaying maximum of its magnitude.</summary>
    public sealed partial class State
    {
        public long step;
        public Tensor exp_avg;
        public Tensor exp_inf;
    }
}
