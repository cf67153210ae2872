using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>One side of a send or receive that waits for the other.</summary>
internal sealed class Transfer(ThreadWork work, Tensor tensor, int source, int destination, int tag)
{
    // A handle of its own, so that the tensor outlives a rank that fails and disposes it.
    private readonly Tensor tensor = tensor.detach().DetachFromDisposeScope();

    public ThreadWork Work => work;

    public bool IsSend => work.Rank == source;

    public int Peer => IsSend ? destination : source;

    public bool Matches(Transfer other) => (source, destination, tag) == other.Route && IsSend != other.IsSend;

    /// <summary>What does not fit between this send and the <paramref name="receive"/>, or null.</summary>
    public string? Disagreement(Transfer receive) => tensor.dtype == receive.tensor.dtype && tensor.shape.SequenceEqual(receive.tensor.shape)
        ? null
        : $"rank {source} sent {CommunicatorArguments.Describe(tensor)} and rank {destination} received {CommunicatorArguments.Describe(receive.tensor)} with tag {tag}";

    public void CopyTo(Transfer receive) => receive.tensor.copy_(tensor);

    public void Release() => tensor.Dispose();

    private (int, int, int) Route => (source, destination, tag);
}
