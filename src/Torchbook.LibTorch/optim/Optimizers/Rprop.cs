using Torchbook.LibTorch;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Resilient propagation, for full batches: only the signs of gradients count; an element's step grows while its sign stays and
/// shrinks when it turns (Riedmiller and Braun, ICNN 1993).</summary>
public partial class Rprop : OptimizerHelper
{
    static partial void Check(Options options)
    {
        if (!(options.etaminus is > 0 and < 1 && options.etaplus > 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options.etaminus), options.etaminus, "etaminus lies between 0 and 1, and etaplus is above 1.");
        }
    }

    private void Update(GradientBatch batch, Options options)
    {
        using var scope = NewDisposeScope();
        for (var i = 0; i < batch.Count; i++)
        {
            var state = (State)batch.States[i];
            var gradient = Aten.Clone(batch.Gradients[i]);
            var agreement = gradient * state.prev;
            var factor = ones_like(agreement).masked_fill_(agreement.gt(0), options.etaplus!.Value).masked_fill_(agreement.lt(0), options.etaminus!.Value);
            state.step_size.mul_(factor).clamp_(options.min_step!.Value, options.max_step!.Value);

            // An element whose sign has turned sits this step out.
            gradient.masked_fill_(agreement.lt(0), 0);
            state.Move(gradient);
        }
    }

    public partial class Options
    {
        public bool? maximize;
        public double? etaminus;
        public double? etaplus;
        public double? min_step;
        public double? max_step;
    }

    /// <summary>A parameter's last gradient and the present step of each element.</summary>
    public sealed partial class State
    {
        public long step;
        public Tensor prev;
        public Tensor step_size;

        internal void Move(Tensor gradient)
        {
            _parameter.addcmul_(gradient.sign(), step_size, -1);
            prev.copy_(gradient);
        }

        partial void Begin(Options options) => Fill(ref step_size, options.LearningRate!.Value);
    }
}
