using Torchbook.LibTorch;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adadelta: steps in the parameters' own units, from running squares of gradients and of steps (Zeiler, https://arxiv.org/abs/1212.5701).</summary>
public partial class Adadelta : OptimizerHelper
{
    private void Update(GradientBatch batch, Options options)
    {
        var (rho, eps) = (options.rho!.Value, options.eps!.Value);
        var squares = batch.Column(0);
        var squaredSteps = batch.Column(1);
        batch.Decay(options.weight_decay!.Value);
        Foreach.Mul_(squares, rho);
        Foreach.Addcmul_(squares, batch.Gradients, batch.Gradients, 1 - rho);
        var denominators = Foreach.Add(squares, eps);
        Foreach.Sqrt_(denominators);
        var steps = Foreach.Add(squaredSteps, eps);
        Foreach.Sqrt_(steps);
        Foreach.Div_(steps, denominators);
        Foreach.Mul_(steps, batch.Gradients);
        Foreach.Add_(batch.Parameters, steps, -options.LearningRate!.Value);
        Foreach.Mul_(squaredSteps, rho);
        Foreach.Addcmul_(squaredSteps, steps, steps, 1 - rho);
        Foreach.Free(denominators);
        Foreach.Free(steps);
    }

    public partial class Options
    {
        public double? rho;
        public double? eps;
        public double? weight_decay;
        public bool? maximize;
    }

    /// <summary>Running means of the squares of a parameter's gradients and of its steps.</summary>
    public sealed partial class State
    {
        public long step;
        public Tensor square_avg;
        public Tensor acc_delta;
    }
}
