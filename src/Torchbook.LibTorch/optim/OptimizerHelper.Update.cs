using Torchbook.LibTorch;

namespace TorchSharp.Modules;

public abstract partial class OptimizerHelper
{
    /// <summary>How many tensors a state holds.</summary>
    private protected virtual int Columns => 0;

    private protected virtual bool AcceptsSparse(OptimizerOptions options) => false;

    private protected virtual bool Maximizes(OptimizerOptions options) => false;

    /// <summary>The update rule, for the parameters of one group that have gradients.</summary>
    private protected virtual void Update(GradientBatch batch, OptimizerOptions options)
    {
    }

    private void Update(ParamGroup group)
    {
        var batch = group.Batch;
        batch.Collect(group.Members, Maximizes(group.Options!), Columns);
        try
        {
            if (batch.HasSparse && !AcceptsSparse(group.Options!))
            {
                throw new ArgumentException($"{GetType().Name} does not support sparse gradients here. SGD without momentum, weight decay and maximize does; or make the embedding with sparse: false.");
            }

            if (batch.Count > 0)
            {
                batch.Enter(_state, group.Options!);
                Update(batch, group.Options!);
            }
        }
        finally
        {
            batch.Release();
        }
    }
}
