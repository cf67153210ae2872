using Torchbook.LibTorch;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Averaged stochastic gradient descent (Polyak and Juditsky, SIAM 1992): beside the parameters, their average from step t0 on.</summary>
public partial class ASGD : OptimizerHelper
{
    private void Update(GradientBatch batch, Options options)
    {
        var (rate, lambd) = (options.LearningRate!.Value, options.lambd!.Value);
        batch.Decay(options.weight_decay!.Value);
        Foreach.Mul_(batch.Parameters, batch.Each<State>(state => 1 - (lambd * state.eta)));
        var steps = Foreach.Mul(batch.Gradients, batch.Each<State>(state => -state.eta));
        Foreach.Add_(batch.Parameters, steps);
        Foreach.Free(steps);

        var averages = batch.Column(0);
        var changes = Foreach.Add(batch.Parameters, averages, -1);
        Foreach.Mul_(changes, batch.Each<State>(state => state.mu));
        Foreach.Add_(averages, changes);
        Foreach.Free(changes);

        for (var i = 0; i < batch.Count; i++)
        {
            var state = (State)batch.States[i];
            state.eta = rate / Math.Pow(1 + (lambd * rate * state.step), options.alpha!.Value);
            state.mu = 1 / Math.Max(1, state.step - options.t0!.Value);
        }
    }

    public partial class Options
    {
        public bool? maximize;
        public double? lambd;
        public double? alpha;
        public double? weight_decay;
        public double? t0;
    }

    /// <summary>A parameter's average, and the rate (eta) and the share of the newest value in the average (mu) of the next step.</summary>
    public sealed partial class State
    {
        public long step;
        public double eta;
        public double mu;
        public Tensor ax;

        partial void Begin(Options options) => (eta, mu) = (options.LearningRate!.Value, 1);
    }
}
