using static TorchSharp.torch;

namespace Torchbook.Parallel;

public sealed partial class ProcessGroup
{
    /// <summary>Tags are from 0 to this.</summary>
    public const int LargestTag = (1 << 29) - 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank, or the tag is not from 0 to <see cref="LargestTag"/>.</exception>
    public IWork SendAsync(Tensor tensor, int destination, int tag = 0)
    {
        RequireTransfer(tensor, destination, nameof(destination), tag);
        return Begin($"send of {CommunicatorArguments.Describe(tensor)} to rank {destination} with tag {tag}", tensor, destination, tag, isSend: true);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank, or the tag is not from 0 to <see cref="LargestTag"/>.</exception>
    public IWork ReceiveAsync(Tensor tensor, int source, int tag = 0)
    {
        RequireTransfer(tensor, source, nameof(source), tag);
        return Begin($"receive of {CommunicatorArguments.Describe(tensor)} from rank {source} with tag {tag}", tensor, source, tag, isSend: false);
    }

    private void RequireTransfer(Tensor tensor, int peer, string name, int tag)
    {
        CommunicatorArguments.RequireContiguous(tensor, nameof(tensor));
        CommunicatorArguments.RequirePeer(this, peer, name);
        ArgumentOutOfRangeException.ThrowIfNegative(tag);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tag, LargestTag);
    }

    private TransferWork Begin(string name, Tensor tensor, int peer, int tag, bool isSend)
    {
        ThrowIfOver(name);
        var what = CommunicatorArguments.Describe(tensor);
        var work = new TransferWork(engine, action => Attempt(name, action));
        Attempt(name, () =>
        {
            if (check)
            {
                // Both sides say what they have, each under a tag of its own direction.
                work.Send(Statement(what), peer, 2 * tag + (isSend ? 0 : 1));
                var said = zeros(StatementBytes, ScalarType.Byte).DetachFromDisposeScope();
                work.Expect(said, peer, 2 * tag + (isSend ? 1 : 0), () => RequireSame(name, what, peer, Read(said), isSend));
            }

            work.Move(tensor.detach().DetachFromDisposeScope(), peer, DataTag(tag, what), isSend);
        });
        return work;
    }

    private void RequireSame(string name, string mine, int peer, string theirs, bool isSend)
    {
        if (theirs != mine)
        {
            throw new CommunicationException($"Rank {Rank} of {WorldSize} cannot finish its {name}: rank {peer} {(isSend ? "receives" : "sent")} {theirs}.");
        }
    }

    /// <summary>The tag of the data depends on its size, so that what does not fit never meets: gloo would end the process.</summary>
    private static int DataTag(int tag, string what)
    {
        var hash = 2166136261u;
        foreach (var c in what)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return (int)(1u << 30 | ((hash ^ (uint)tag * 2654435761u) & ((1u << 30) - 1)));
    }
}
