namespace Torchbook.Parallel;

/// <summary>
/// One rank's copy of a model that all ranks train together, each on its shard of the batch: after backward, <see cref="Synchronize"/>
/// puts the average of all ranks' gradients in place of this rank's own. With shards of equal size and a loss that is a mean, that is the
/// gradient of the whole batch, so that equal optimizers take equal steps. All ranks begin with rank 0's parameters and buffers.
/// </summary>
public interface IDataParallel : IDisposable
{
    /// <summary>Call between backward and the optimizer's step. A parameter without a gradient on this rank counts as 0.</summary>
    /// <exception cref="CommunicationException">See <see cref="IWork.Wait"/>.</exception>
    void Synchronize();
}
