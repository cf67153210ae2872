using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>RMSProp: steps scaled by the root of a running mean of squares (Hinton, lecture 6e of his course of 2012); centered, by an
/// estimate of the standard deviation (Graves, https://arxiv.org/abs/1308.0850).</summary>
public partial class RMSProp : OptimizerHelper, IMomentum
{
    private void Update(GradientBatch batch, Options options)
    {
        var (rate, alpha) = (options.LearningRate!.Value, options.alpha!.Value);
        var squares = batch.Column(0);
        var velocities = batch.Column(1);
        var means = batch.Column(2);
        batch.Decay(options.weight_decay!.Value);
        Foreach.Mul_(squares, alpha);
        Foreach.Addcmul_(squares, batch.Gradients, batch.Gradients, 1 - alpha);
        nint[] denominators;
        if (options.centered == true)
        {
            Foreach.Mul_(means, alpha);
            Foreach.Add_(means, batch.Gradients, 1 - alpha);
            denominators = Foreach.Addcmul(squares, means, means, -1);
            Foreach.Sqrt_(denominators);
        }
        else
        {
            denominators = Foreach.Sqrt(squares);
        }

        Foreach.Add_(denominators, options.eps!.Value);
        if (options.momentum > 0)
        {
            Foreach.Mul_(velocities, options.momentum.Value);
            Foreach.Addcdiv_(velocities, batch.Gradients, denominators, 1);
            Foreach.Add_(batch.Parameters, velocities, -rate);
        }
        else
        {
            Foreach.Addcdiv_(batch.Parameters, batch.Gradients, denominators, -rate);
        }

        Foreach.Free(denominators);
    }

    public partial class Options
    {
        public bool? maximize;
        public double? momentum;
        public double? alpha;
        public double? eps;
        public double? weight_decay;
        public bool? centered;
    }

    /// <summary>The running mean of the squares of a parameter's gradient; with momentum its velocity, and centered the running mean of the gradient.</summary>
    public sealed partial class State
    {
        public long step;
        public Tensor square_avg;
        public Tensor? momentum_buffer;
        public Tensor? grad_avg;

        partial void Prepare(Options options)
        {
            if (options.momentum > 0 && momentum_buffer is null)
            {
                Zero(ref momentum_buffer);
            }

            if (options.centered == true && grad_avg is null)
            {
                Zero(ref grad_avg);
            }
        }
    }
}
