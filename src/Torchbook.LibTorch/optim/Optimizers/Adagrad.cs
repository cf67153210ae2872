using Torchbook.LibTorch;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adagrad: rates that shrink with the squares of all gradients so far (Duchi et al., JMLR 2011).</summary>
public partial class Adagrad : OptimizerHelper
{
    private void Update(GradientBatch batch, Options options)
    {
        var (rate, decay) = (options.LearningRate!.Value, options.lr_decay!.Value);
        batch.Decay(options.weight_decay!.Value);
        Foreach.Addcmul_(batch.Column(0), batch.Gradients, batch.Gradients, 1);
        var denominators = Foreach.Sqrt(batch.Column(0));
        Foreach.Add_(denominators, options.eps!.Value);
        Foreach.Addcdiv_(batch.Parameters, batch.Gradients, denominators, batch.Each(steps => -rate / (1 + ((steps - 1) * decay))));
        Foreach.Free(denominators);
    }

    public partial class Options
    {
        public double? lr_decay;
        public double? initial_accumulator_value;
        public double? eps;
        public double? weight_decay;
    }

    /// <summary>The sum of the squares of a parameter's gradients.</summary>
    public sealed partial class State
    {
        public long step;
        public Tensor sum;

        partial void Begin(Options options) => Fill(ref sum, options.initial_accumulator_value!.Value);
    }
}
