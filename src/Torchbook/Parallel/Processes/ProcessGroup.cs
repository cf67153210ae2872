using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Torchbook.Engine;
using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>
/// One rank of several processes, on one machine or many: c10d's TCP store and gloo, the engine behind torch.distributed.
/// Collectives run one after the other, in the order of their calls, on a thread of their own; sends and receives beside them.
/// </summary>
/// <remarks>
/// Gloo corrupts memory or ends the process when ranks disagree on sizes, so each collective is preceded by an exchange of what each rank
/// is about to do (160 bytes a rank; about 0.1 ms between two processes of one machine), and each transfer is accompanied by one. A
/// disagreement is an error on every rank. <c>check: false</c> leaves this out: faster for many small collectives, and dangerous.
/// Libtorch 1.13's gloo has no reduce-scatter: it is an all-reduce of which each rank keeps its part. CPU tensors.
/// </remarks>
public sealed partial class ProcessGroup : ICommunicator
{
    private static readonly TimeSpan patienceAtTheEnd = TimeSpan.FromSeconds(2);

    private readonly ICollectives engine;
    private readonly TimeSpan timeout;
    private readonly bool check;
    private readonly BlockingCollection<Task> calls = [];
    private readonly Thread thread;
    private volatile CommunicationException? failure;
    private volatile bool disposed;

    private ProcessGroup(ICollectives engine, RankEnvironment place, TimeSpan timeout, bool check)
    {
        (this.engine, Place, this.timeout, this.check) = (engine, place, timeout, check && place.WorldSize > 1);
        thread = new Thread(Work) { IsBackground = true, Name = $"collectives of rank {place.Rank}" };
        thread.Start();
    }

    /// <summary>What the launcher told this process.</summary>
    public RankEnvironment Place { get; }

    /// <inheritdoc/>
    public int Rank => Place.Rank;

    /// <inheritdoc/>
    public int WorldSize => Place.WorldSize;

    /// <inheritdoc/>
    public IWork AllReduceAsync(Tensor tensor, ReduceOp op = ReduceOp.Sum)
    {
        CommunicatorArguments.RequireContiguous(tensor, nameof(tensor));
        CommunicatorArguments.RequireOp(tensor, op, nameof(tensor));
        return Enqueue($"all-reduce {Name(op)} of {CommunicatorArguments.Describe(tensor)}", [tensor], held => Reduce(held[0], op));
    }

    /// <inheritdoc/>
    public IWork ReduceScatterAsync(Tensor output, Tensor input, ReduceOp op = ReduceOp.Sum)
    {
        CommunicatorArguments.RequireContiguous(output, nameof(output));
        CommunicatorArguments.RequireContiguous(input, nameof(input));
        CommunicatorArguments.RequireOp(input, op, nameof(input));
        CommunicatorArguments.RequireParts(output, input, WorldSize, nameof(input));
        return Enqueue($"reduce-scatter {Name(op)} of {CommunicatorArguments.Describe(input)}", [output, input], held =>
        {
            var whole = held[1].clone();
            Reduce(whole, op);
            held[0].copy_(whole.chunk(WorldSize)[Rank]);
        });
    }

    /// <inheritdoc/>
    public IWork AllGatherAsync(Tensor output, Tensor input)
    {
        CommunicatorArguments.RequireContiguous(output, nameof(output));
        CommunicatorArguments.RequireContiguous(input, nameof(input));
        CommunicatorArguments.RequireParts(input, output, WorldSize, nameof(output));
        return Enqueue($"all-gather of {CommunicatorArguments.Describe(input)}", [output, input], held => engine.AllGather(held[0], held[1]));
    }

    /// <inheritdoc/>
    public IWork BroadcastAsync(Tensor tensor, int source)
    {
        CommunicatorArguments.RequireContiguous(tensor, nameof(tensor));
        CommunicatorArguments.RequireRank(this, source, nameof(source));
        return Enqueue($"broadcast of {CommunicatorArguments.Describe(tensor)} from rank {source}", [tensor], held => engine.Broadcast(held[0], source));
    }

    /// <inheritdoc/>
    public IWork BarrierAsync() => Enqueue("barrier", [], _ =>
    {
        using var token = zeros(1);
        engine.AllReduce(token, ReduceOp.Sum);
    });

    /// <summary>Leaves the others, which get an error from whatever they still do with this rank.</summary>
    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            calls.CompleteAdding();
            // A collective that waits for a dead rank ends with the time-out; nobody needs to wait for that.
            thread.Join(patienceAtTheEnd);
        }
    }

    private void Reduce(Tensor tensor, ReduceOp op)
    {
        engine.AllReduce(tensor, op == ReduceOp.Average ? ReduceOp.Sum : op);
        if (op == ReduceOp.Average)
        {
            tensor.div_(WorldSize);
        }
    }

    private CollectiveWork Enqueue(string name, Tensor[] tensors, Action<Tensor[]> run)
    {
        ThrowIfOver(name);
        // Handles of its own: the caller's may be disposed before their turn comes.
        Tensor[] held = [.. tensors.Select(t => t.detach().DetachFromDisposeScope())];
        var call = new Task(() =>
        {
            using var scope = NewDisposeScope();
            try
            {
                ThrowIfOver(name);
                Attempt(name, () =>
                {
                    Agree(name);
                    run(held);
                });
            }
            finally
            {
                Array.ForEach(held, t => t.Dispose());
            }
        });
        calls.Add(call);
        return new CollectiveWork(call);
    }

    private void Work()
    {
        foreach (var call in calls.GetConsumingEnumerable())
        {
            call.RunSynchronously();
        }

        engine.Dispose();
    }

    private void ThrowIfOver(string name)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (failure is { } earlier)
        {
            throw new CommunicationException($"Rank {Rank} of {WorldSize} cannot do its {name}, since an operation before it has failed: {earlier.Message}", earlier);
        }
    }

    /// <summary>Turns what the engine says into one error, after which this group is of no more use.</summary>
    private void Attempt(string name, Action action)
    {
        try
        {
            action();
        }
        catch (ExternalException e)
        {
            failure = new CommunicationException($"Rank {Rank} of {WorldSize} cannot finish its {name}: {EngineError.Explain(e.Message, timeout)}", e);
            throw failure;
        }
    }

    private static string Name(ReduceOp op) => op.ToString().ToLowerInvariant();
}
