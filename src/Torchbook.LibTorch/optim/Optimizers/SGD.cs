using System.Runtime.InteropServices;
using Torchbook.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum as in Sutskever et al., ICML 2013.</summary>
public partial class SGD : OptimizerHelper, IMomentum
{
    private protected override bool AcceptsSparse(OptimizerOptions options) =>
        (Options)options is { momentum: 0, weight_decay: 0, maximize: not true };

    static partial void Check(Options options)
    {
        if (options.nesterov == true && (options.momentum == 0 || options.dampening != 0))
        {
            throw new ArgumentException("Nesterov momentum needs a momentum above zero and a dampening of zero.", nameof(options.nesterov));
        }
    }

    private void Update(GradientBatch batch, Options options)
    {
        batch.Decay(options.weight_decay!.Value);
        var direction = options.momentum == 0 ? batch.Gradients : Velocity(batch, options);
        var alpha = -options.LearningRate!.Value;
        if (!batch.HasSparse)
        {
            Foreach.Add_(batch.Parameters, direction, alpha);
            return;
        }

        // The operators over lists take dense tensors only.
        for (var i = 0; i < batch.Count; i++)
        {
            Aten.Add_(batch.Parameters[i], direction[i], alpha);
        }
    }

    private static ReadOnlySpan<nint> Velocity(GradientBatch batch, Options options)
    {
        var buffers = batch.Column(0);
        var (old, gradients) = (new List<nint>(batch.Count), new List<nint>(batch.Count));
        for (var i = 0; i < batch.Count; i++)
        {
            if (buffers[i] != 0)
            {
                old.Add(buffers[i]);
                gradients.Add(batch.Gradients[i]);
            }
            else
            {
                // The first velocity is the gradient itself, which dampening leaves alone.
                var state = (State)batch.States[i];
                state.momentum_buffer = Aten.Clone(batch.Gradients[i]).DetachFromDisposeScope();
                buffers[i] = state.momentum_buffer.Handle;
            }
        }

        if (old.Count > 0)
        {
            Foreach.Mul_(CollectionsMarshal.AsSpan(old), options.momentum!.Value);
            Foreach.Add_(CollectionsMarshal.AsSpan(old), CollectionsMarshal.AsSpan(gradients), 1 - options.dampening!.Value);
        }

        if (options.nesterov != true)
        {
            return buffers;
        }

        batch.Replace(Foreach.Add(batch.Gradients, buffers, options.momentum!.Value));
        return batch.Gradients;
    }

    public partial class Options
    {
        public double? momentum;
        public double? dampening;
        public double? weight_decay;
        public bool? nesterov;
        public bool? maximize;
    }

    /// <summary>A parameter's velocity, from the first step with momentum on.</summary>
    public sealed partial class State
    {
        public Tensor? momentum_buffer;
    }
}
