using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>A communicator that records each operation of another in a trace, from its begin to its end.</summary>
internal sealed class TracedCommunicator(ICommunicator inner, Trace trace) : CommunicatorDecorator(inner)
{
    private readonly TraceWatch watch = new(trace, inner.Rank);

    public override IWork AllReduceAsync(Tensor tensor, ReduceOp op = ReduceOp.Sum) => watch.Begin("all-reduce", () => Inner.AllReduceAsync(tensor, op));

    public override IWork ReduceScatterAsync(Tensor output, Tensor input, ReduceOp op = ReduceOp.Sum) => watch.Begin("reduce-scatter", () => Inner.ReduceScatterAsync(output, input, op));

    public override IWork AllGatherAsync(Tensor output, Tensor input) => watch.Begin("all-gather", () => Inner.AllGatherAsync(output, input));

    public override IWork BroadcastAsync(Tensor tensor, int source) => watch.Begin("broadcast", () => Inner.BroadcastAsync(tensor, source));

    public override IWork SendAsync(Tensor tensor, int destination, int tag = 0) => watch.Begin($"send {tag}", () => Inner.SendAsync(tensor, destination, tag));

    public override IWork ReceiveAsync(Tensor tensor, int source, int tag = 0) => watch.Begin($"receive {tag}", () => Inner.ReceiveAsync(tensor, source, tag));

    public override IWork BarrierAsync() => watch.Begin("barrier", Inner.BarrierAsync);

    public override void Dispose()
    {
        watch.Dispose();
        base.Dispose();
    }
}
