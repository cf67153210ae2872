using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>What a <see cref="ProcessGroup"/> asks of the engine. Collectives block; nothing checks that the ranks' tensors fit together, and gloo ends a process whose do not.</summary>
internal interface ICollectives : IDisposable
{
    void AllReduce(Tensor tensor, ReduceOp op);

    /// <param name="output"><c>[n·K, …]</c>.</param>
    /// <param name="input"><c>[K, …]</c>.</param>
    void AllGather(Tensor output, Tensor input);

    void Broadcast(Tensor tensor, int source);

    /// <summary>Begins a transfer; tags are from 0 to 2³¹ − 1.</summary>
    nint Send(Tensor tensor, int destination, int tag);

    /// <inheritdoc cref="Send"/>
    nint Receive(Tensor tensor, int source, int tag);

    /// <summary>Blocks until a transfer is done.</summary>
    void Wait(nint transfer);

    /// <summary>Forgets a transfer, done or not.</summary>
    void Release(nint transfer);
}
