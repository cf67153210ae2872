using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adam: steps scaled by running means of gradient and squared gradient (Kingma and Ba, https://arxiv.org/abs/1412.6980).</summary>
public partial class Adam : OptimizerHelper, IBetas
{
    private void Update(GradientBatch batch, Options options)
    {
        batch.Decay(options.weight_decay!.Value);
        new AdamRule(options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value, options.eps!.Value, options.amsgrad == true).Apply(batch);
    }

    public partial class Options
    {
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;
        public bool? amsgrad;
        public bool? maximize;
    }

    /// <summary>Running means of a parameter's gradient and of its square, and with AMSGrad the largest squares so far.</summary>
    public sealed partial class State
    {
        public long step;
        public Tensor exp_avg;
        public Tensor exp_avg_sq;
        public Tensor? max_exp_avg_sq;

        // Also when AMSGrad is switched on after the first step.
        partial void Prepare(Options options)
        {
            if (options.amsgrad == true && max_exp_avg_sq is null)
            {
                Zero(ref max_exp_avg_sq);
            }
        }
    }
}
