using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>The operations of <see cref="ICommunicator"/> in their blocking form, and what can be put around a communicator.</summary>
public static class Communicator
{
    /// <inheritdoc cref="ICommunicator.AllReduceAsync"/>
    /// <exception cref="CommunicationException">See <see cref="IWork.Wait"/>; the same holds for all others here.</exception>
    public static void AllReduce(this ICommunicator communicator, Tensor tensor, ReduceOp op = ReduceOp.Sum) => communicator.AllReduceAsync(tensor, op).Wait();

    /// <inheritdoc cref="ICommunicator.ReduceScatterAsync"/>
    public static void ReduceScatter(this ICommunicator communicator, Tensor output, Tensor input, ReduceOp op = ReduceOp.Sum) => communicator.ReduceScatterAsync(output, input, op).Wait();

    /// <inheritdoc cref="ICommunicator.AllGatherAsync"/>
    public static void AllGather(this ICommunicator communicator, Tensor output, Tensor input) => communicator.AllGatherAsync(output, input).Wait();

    /// <inheritdoc cref="ICommunicator.BroadcastAsync"/>
    public static void Broadcast(this ICommunicator communicator, Tensor tensor, int source) => communicator.BroadcastAsync(tensor, source).Wait();

    /// <inheritdoc cref="ICommunicator.SendAsync"/>
    public static void Send(this ICommunicator communicator, Tensor tensor, int destination, int tag = 0) => communicator.SendAsync(tensor, destination, tag).Wait();

    /// <inheritdoc cref="ICommunicator.ReceiveAsync"/>
    public static void Receive(this ICommunicator communicator, Tensor tensor, int source, int tag = 0) => communicator.ReceiveAsync(tensor, source, tag).Wait();

    /// <inheritdoc cref="ICommunicator.BarrierAsync"/>
    public static void Barrier(this ICommunicator communicator) => communicator.BarrierAsync().Wait();

    /// <summary>The same communicator, with each operation recorded in <paramref name="trace"/> from its begin to its end, whoever waits for it; the end is exact to about a millisecond.</summary>
    public static ICommunicator Traced(this ICommunicator communicator, Trace trace) => new TracedCommunicator(communicator, trace);
}
