using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>
/// Counts what a rank sends and receives, message by message. What a collective of the engine sends is the engine's secret: here it
/// counts as one call.
/// </summary>
/// <param name="inner">What moves the bytes; disposed with this one.</param>
public sealed class TrafficCounter(ICommunicator inner) : CommunicatorDecorator(inner)
{
    private readonly ConcurrentQueue<Message> sent = new();
    private long received;
    private int collectives;

    /// <summary>The messages this rank has sent, in order.</summary>
    public IReadOnlyList<Message> Sent => [.. sent];

    /// <summary>Bytes this rank has sent in messages.</summary>
    public long BytesSent => sent.Sum(m => m.Bytes);

    /// <summary>Bytes this rank has received in messages.</summary>
    public long BytesReceived => Interlocked.Read(ref received);

    /// <summary>How many collectives this rank has begun.</summary>
    public int Collectives => collectives;

    /// <inheritdoc/>
    public override IWork SendAsync(Tensor tensor, int destination, int tag = 0)
    {
        sent.Enqueue(new(Rank, destination, tag, Bytes(tensor)));
        return Inner.SendAsync(tensor, destination, tag);
    }

    /// <inheritdoc/>
    public override IWork ReceiveAsync(Tensor tensor, int source, int tag = 0)
    {
        Interlocked.Add(ref received, Bytes(tensor));
        return Inner.ReceiveAsync(tensor, source, tag);
    }

    /// <inheritdoc/>
    public override IWork AllReduceAsync(Tensor tensor, ReduceOp op = ReduceOp.Sum) => Counted(Inner.AllReduceAsync(tensor, op));

    /// <inheritdoc/>
    public override IWork ReduceScatterAsync(Tensor output, Tensor input, ReduceOp op = ReduceOp.Sum) => Counted(Inner.ReduceScatterAsync(output, input, op));

    /// <inheritdoc/>
    public override IWork AllGatherAsync(Tensor output, Tensor input) => Counted(Inner.AllGatherAsync(output, input));

    /// <inheritdoc/>
    public override IWork BroadcastAsync(Tensor tensor, int source) => Counted(Inner.BroadcastAsync(tensor, source));

    /// <inheritdoc/>
    public override IWork BarrierAsync() => Counted(Inner.BarrierAsync());

    private IWork Counted(IWork work)
    {
        Interlocked.Increment(ref collectives);
        return work;
    }
}
