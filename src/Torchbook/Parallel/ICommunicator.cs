using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>
/// What ranks say to each other. All ranks call the same collectives in the same order with tensors of the same shape and type.
/// Each operation begins at once and is done when its <see cref="IWork"/> is; the blocking forms are extension methods of
/// <see cref="Communicator"/>. Operations follow torch.distributed: in place, on contiguous tensors, without gradients.
/// </summary>
/// <remarks>Two engines: ThreadRanks within one process, for lessons and tests, and ProcessGroup between processes and machines.</remarks>
public interface ICommunicator : IDisposable
{
    /// <summary>This rank, from 0 to <see cref="WorldSize"/> − 1.</summary>
    int Rank { get; }

    /// <summary>How many ranks there are, n; at least 1.</summary>
    int WorldSize { get; }

    /// <summary>Combines the tensors of all ranks; each ends with the result in <paramref name="tensor"/>.</summary>
    IWork AllReduceAsync(Tensor tensor, ReduceOp op = ReduceOp.Sum);

    /// <summary>Combines the inputs of all ranks; rank r ends with part r of the result.</summary>
    /// <param name="output"><c>[K, …]</c>.</param>
    /// <param name="input"><c>[n·K, …]</c>; unchanged.</param>
    /// <param name="op">How to combine.</param>
    IWork ReduceScatterAsync(Tensor output, Tensor input, ReduceOp op = ReduceOp.Sum);

    /// <summary>Puts the inputs of all ranks one after the other, in the order of ranks; all end with the same.</summary>
    /// <param name="output"><c>[n·K, …]</c>.</param>
    /// <param name="input"><c>[K, …]</c>; unchanged.</param>
    IWork AllGatherAsync(Tensor output, Tensor input);

    /// <summary>Copies <paramref name="tensor"/> of rank <paramref name="source"/> over that of all others.</summary>
    IWork BroadcastAsync(Tensor tensor, int source);

    /// <summary>Sends to one rank, which receives with the same <paramref name="tag"/>.</summary>
    IWork SendAsync(Tensor tensor, int destination, int tag = 0);

    /// <summary>Receives from one rank into <paramref name="tensor"/>, which has the shape and type that were sent.</summary>
    IWork ReceiveAsync(Tensor tensor, int source, int tag = 0);

    /// <summary>Is done when all ranks have come here.</summary>
    IWork BarrierAsync();
}
