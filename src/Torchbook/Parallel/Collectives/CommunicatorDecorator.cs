using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>A communicator that passes every operation on to another; those that derive from it change or watch some.</summary>
/// <param name="inner">Disposed with this one.</param>
public abstract class CommunicatorDecorator(ICommunicator inner) : ICommunicator
{
    /// <inheritdoc/>
    public int Rank => inner.Rank;

    /// <inheritdoc/>
    public int WorldSize => inner.WorldSize;

    /// <summary>What this one passes operations on to.</summary>
    protected ICommunicator Inner => inner;

    /// <inheritdoc/>
    public virtual IWork AllReduceAsync(Tensor tensor, ReduceOp op = ReduceOp.Sum) => inner.AllReduceAsync(tensor, op);

    /// <inheritdoc/>
    public virtual IWork ReduceScatterAsync(Tensor output, Tensor input, ReduceOp op = ReduceOp.Sum) => inner.ReduceScatterAsync(output, input, op);

    /// <inheritdoc/>
    public virtual IWork AllGatherAsync(Tensor output, Tensor input) => inner.AllGatherAsync(output, input);

    /// <inheritdoc/>
    public virtual IWork BroadcastAsync(Tensor tensor, int source) => inner.BroadcastAsync(tensor, source);

    /// <inheritdoc/>
    public virtual IWork SendAsync(Tensor tensor, int destination, int tag = 0) => inner.SendAsync(tensor, destination, tag);

    /// <inheritdoc/>
    public virtual IWork ReceiveAsync(Tensor tensor, int source, int tag = 0) => inner.ReceiveAsync(tensor, source, tag);

    /// <inheritdoc/>
    public virtual IWork BarrierAsync() => inner.BarrierAsync();

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        inner.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>How many bytes a tensor's elements take.</summary>
    protected static long Bytes(Tensor tensor) => tensor.numel() * tensor.element_size();
}
