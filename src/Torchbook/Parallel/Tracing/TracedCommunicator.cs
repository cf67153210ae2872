using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>A communicator that records each operation of another in a trace, from its begin to its end.</summary>
internal sealed class TracedCommunicator(ICommunicator inner, Trace trace) : ICommunicator
{
    private readonly TraceWatch watch = new(trace, inner.Rank);

    public int Rank => inner.Rank;

    public int WorldSize => inner.WorldSize;

    public IWork AllReduceAsync(Tensor tensor, ReduceOp op = ReduceOp.Sum) => watch.Begin("all-reduce", () => inner.AllReduceAsync(tensor, op));

    public IWork ReduceScatterAsync(Tensor output, Tensor input, ReduceOp op = ReduceOp.Sum) => watch.Begin("reduce-scatter", () => inner.ReduceScatterAsync(output, input, op));

    public IWork AllGatherAsync(Tensor output, Tensor input) => watch.Begin("all-gather", () => inner.AllGatherAsync(output, input));

    public IWork BroadcastAsync(Tensor tensor, int source) => watch.Begin("broadcast", () => inner.BroadcastAsync(tensor, source));

    public IWork SendAsync(Tensor tensor, int destination, int tag = 0) => watch.Begin($"send {tag}", () => inner.SendAsync(tensor, destination, tag));

    public IWork ReceiveAsync(Tensor tensor, int source, int tag = 0) => watch.Begin($"receive {tag}", () => inner.ReceiveAsync(tensor, source, tag));

    public IWork BarrierAsync() => watch.Begin("barrier", inner.BarrierAsync);

    public void Dispose()
    {
        watch.Dispose();
        inner.Dispose();
    }
}
