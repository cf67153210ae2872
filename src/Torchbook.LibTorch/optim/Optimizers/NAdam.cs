using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>NAdam: Adam with Nesterov's look-ahead (Dozat, ICLR workshop 2016).</summary>
public partial class NAdam : OptimizerHelper, IBetas
{
    private void Update(GradientBatch batch, Options options)
    {
        var (rate, beta1, beta2, momentumDecay) = (options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value, options.momentum_decay!.Value);
        double Mu(long step) => beta1 * (1 - (0.5 * Math.Pow(0.96, step * momentumDecay)));
        var means = batch.Column(0);
        var squares = batch.Column(1);
        batch.Decay(options.weight_decay!.Value);
        Foreach.Mul_(means, beta1);
        Foreach.Add_(means, batch.Gradients, 1 - beta1);
        Foreach.Mul_(squares, beta2);
        Foreach.Addcmul_(squares, batch.Gradients, batch.Gradients, 1 - beta2);
        var denominators = Foreach.Div(squares, batch.Each(steps => 1 - Math.Pow(beta2, steps)));
        Foreach.Sqrt_(denominators);
        Foreach.Add_(denominators, options.eps!.Value);
        Foreach.Addcdiv_(batch.Parameters, batch.Gradients, denominators, batch.Each<State>(state =>
        {
            state.mu_product *= Mu(state.step);
            return -rate * (1 - Mu(state.step)) / (1 - state.mu_product);
        }));
        Foreach.Addcdiv_(batch.Parameters, means, denominators, batch.Each<State>(state =>
            -rate * Mu(state.step + 1) / (1 - (state.mu_product * Mu(state.step + 1)))));
        Foreach.Free(denominators);
    }

    public partial class Options
    {
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;
        public double? momentum_decay;
    }

    /// <summary>Running means of a parameter's gradient and of its square, and the product of the momenta so far.</summary>
    public sealed partial class State
    {
        public long step;
        public double mu_product;
        public Tensor exp_avg;
        public Tensor exp_avg_sq;

        partial void Begin(Options options) => mu_product = 1;
    }
}
