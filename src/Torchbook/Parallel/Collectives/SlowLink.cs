using System.Collections.Concurrent;
using System.Diagnostics;
using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>
/// A rank's link made as slow as a cost model says, so that what a network costs can be measured on one machine: one operation after the
/// other occupies the link, and the processor is free meanwhile. Sends occupy the sender's link; receives cost nothing of their own.
/// Introduced in the lesson "Data parallelism".
/// </summary>
/// <param name="inner">What moves the bytes; disposed with this one.</param>
/// <param name="cost">How long each operation takes, over what it takes anyway; collectives as rings and trees would.</param>
/// <param name="trace">Gets a span for each time that the link is occupied; to the millisecond.</param>
public sealed class SlowLink(ICommunicator inner, AlphaBeta cost, Trace? trace = null) : CommunicatorDecorator(inner)
{
    private readonly BlockingCollection<Task<IWork?>> jobs = [];
    private readonly Lock starting = new();
    private Thread? link;
    private long free = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public override IWork AllReduceAsync(Tensor tensor, ReduceOp op = ReduceOp.Sum) =>
        Collective("all-reduce", cost.AllReduce(Bytes(tensor), WorldSize), () => Inner.AllReduceAsync(tensor, op));

    /// <inheritdoc/>
    public override IWork ReduceScatterAsync(Tensor output, Tensor input, ReduceOp op = ReduceOp.Sum) =>
        Collective("reduce-scatter", cost.ReduceScatter(Bytes(input), WorldSize), () => Inner.ReduceScatterAsync(output, input, op));

    /// <inheritdoc/>
    public override IWork AllGatherAsync(Tensor output, Tensor input) =>
        Collective("all-gather", cost.AllGather(Bytes(output), WorldSize), () => Inner.AllGatherAsync(output, input));

    /// <inheritdoc/>
    public override IWork BroadcastAsync(Tensor tensor, int source) =>
        Collective("broadcast", cost.Broadcast(Bytes(tensor), WorldSize), () => Inner.BroadcastAsync(tensor, source));

    /// <inheritdoc/>
    public override IWork SendAsync(Tensor tensor, int destination, int tag = 0)
    {
        var seconds = cost.Transfer(Bytes(tensor));
        return Enqueue(() =>
        {
            using (Measure("send"))
            {
                Occupy(seconds);
                return Inner.SendAsync(tensor, destination, tag);
            }
        });
    }

    /// <summary>Finishes what has been begun.</summary>
    public override void Dispose()
    {
        jobs.CompleteAdding();
        link?.Join();
        base.Dispose();
    }

    private SlowWork Collective(string name, double seconds, Func<IWork> begin) => Enqueue(() =>
    {
        using (Measure(name))
        {
            begin().Wait();
            Occupy(seconds);
            return null;
        }
    });

    private SlowWork Enqueue(Func<IWork?> job)
    {
        var task = new Task<IWork?>(job);
        lock (starting)
        {
            jobs.Add(task);
            if (link is null)
            {
                link = new Thread(Work) { IsBackground = true, Name = $"slow link of rank {Rank}" };
                link.Start();
            }
        }

        return new SlowWork(task);
    }

    private void Work()
    {
        foreach (var job in jobs.GetConsumingEnumerable())
        {
            job.RunSynchronously();
        }
    }

    // A sleep ends up to a millisecond late. The next operation begins when this one should have ended, so that this does not add up.
    private void Occupy(double seconds)
    {
        var now = Stopwatch.GetTimestamp();
        var late = Stopwatch.GetElapsedTime(free, now).TotalSeconds;
        free = (late < 0.002 ? free : now) + (long)(seconds * Stopwatch.Frequency);
        var rest = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), free);
        if (rest > TimeSpan.Zero)
        {
            Thread.Sleep((int)Math.Ceiling(rest.TotalMilliseconds));
        }
    }

    private IDisposable? Measure(string name) => trace?.Measure(Rank, SpanKind.Communication, name);

    /// <summary>Done when its job is, and what the job began.</summary>
    private sealed class SlowWork(Task<IWork?> job) : IWork
    {
        public bool IsCompleted => job.IsFaulted || job is { IsCompleted: true, Result: null or { IsCompleted: true } };

        public void Wait() => job.GetAwaiter().GetResult()?.Wait();
    }
}
