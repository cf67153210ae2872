using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>One rank's end of a <see cref="ThreadWorld"/>: checks what its own call gets wrong, and leaves the rest to the world.</summary>
internal sealed class ThreadCommunicator(ThreadWorld world, int rank) : ICommunicator
{
    private bool disposed;

    public int Rank => rank;

    public int WorldSize => world.Size;

    public IWork AllReduceAsync(Tensor tensor, ReduceOp op = ReduceOp.Sum)
    {
        CommunicatorArguments.RequireContiguous(tensor, nameof(tensor));
        CommunicatorArguments.RequireOp(tensor, op, nameof(tensor));
        return Join(CollectiveCall.AllReduce(tensor, op));
    }

    public IWork ReduceScatterAsync(Tensor output, Tensor input, ReduceOp op = ReduceOp.Sum)
    {
        CommunicatorArguments.RequireContiguous(output, nameof(output));
        CommunicatorArguments.RequireContiguous(input, nameof(input));
        CommunicatorArguments.RequireOp(input, op, nameof(input));
        CommunicatorArguments.RequireParts(output, input, WorldSize, nameof(input));
        return Join(CollectiveCall.ReduceScatter(output, input, op));
    }

    public IWork AllGatherAsync(Tensor output, Tensor input)
    {
        CommunicatorArguments.RequireContiguous(output, nameof(output));
        CommunicatorArguments.RequireContiguous(input, nameof(input));
        CommunicatorArguments.RequireParts(input, output, WorldSize, nameof(output));
        return Join(CollectiveCall.AllGather(output, input));
    }

    public IWork BroadcastAsync(Tensor tensor, int source)
    {
        CommunicatorArguments.RequireContiguous(tensor, nameof(tensor));
        CommunicatorArguments.RequireRank(this, source, nameof(source));
        return Join(CollectiveCall.Broadcast(tensor, source));
    }

    public IWork SendAsync(Tensor tensor, int destination, int tag = 0)
    {
        CommunicatorArguments.RequireContiguous(tensor, nameof(tensor));
        CommunicatorArguments.RequirePeer(this, destination, nameof(destination));
        ObjectDisposedException.ThrowIf(disposed, this);
        return world.Pass(new(world, rank, $"send of {CommunicatorArguments.Describe(tensor)} to rank {destination} with tag {tag}"), tensor, rank, destination, tag);
    }

    public IWork ReceiveAsync(Tensor tensor, int source, int tag = 0)
    {
        CommunicatorArguments.RequireContiguous(tensor, nameof(tensor));
        CommunicatorArguments.RequirePeer(this, source, nameof(source));
        ObjectDisposedException.ThrowIf(disposed, this);
        return world.Pass(new(world, rank, $"receive of {CommunicatorArguments.Describe(tensor)} from rank {source} with tag {tag}"), tensor, source, rank, tag);
    }

    public IWork BarrierAsync() => Join(CollectiveCall.Barrier());

    /// <summary>This rank takes part in nothing further.</summary>
    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            world.Leave(rank);
        }
    }

    private ThreadWork Join(CollectiveCall call)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return world.Join(new(world, rank, call.Signature), call);
    }
}
