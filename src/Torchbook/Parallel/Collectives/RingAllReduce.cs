using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>
/// The all-reduce that large models train with, from sends and receives alone: ranks in a ring, each with a part of the tensor on its
/// way at any time. A rank sends 2(n−1)/n times the tensor's bytes, hardly more for a thousand ranks than for two
/// (Patarasuk and Yuan, <i>Bandwidth optimal all-reduce algorithms for clusters of workstations</i>, 2009; brought to deep learning by
/// Gibiansky, <i>Bringing HPC techniques to deep learning</i>, Baidu, 2017). Introduced in the lesson "Data parallelism".
/// </summary>
public static class RingAllReduce
{
    /// <summary>Adds up the tensors of all ranks, in 2(n−1) steps; each rank ends with the sum in <paramref name="tensor"/>.</summary>
    /// <param name="ranks">Messages of step s carry the tag s, from 0.</param>
    /// <param name="tensor">Of any shape, the same on all ranks.</param>
    /// <param name="afterStep">Called with the number of each step when it is over and the tensor holds its outcome.</param>
    public static void Run(ICommunicator ranks, Tensor tensor, Action<int>? afterStep = null)
    {
        CommunicatorArguments.RequireContiguous(tensor, nameof(tensor));
        var (n, me) = (ranks.WorldSize, ranks.Rank);
        using var scope = NewDisposeScope();
        var parts = tensor.detach().view(-1).tensor_split(n);
        using var incoming = empty_like(parts[0]);

        // Adding: my neighbor gets the part that I have just added to. After n−1 steps, each rank holds one part of the sum.
        for (var step = 0; step < n - 1; step++)
        {
            var into = parts[Mod(me - step - 1)];
            var arrived = incoming.narrow(0, 0, into.numel());
            Exchange(parts[Mod(me - step)], arrived, step);
            into.add_(arrived);
            afterStep?.Invoke(step);
        }

        // Passing on: the finished parts go round once more.
        for (var step = n - 1; step < 2 * (n - 1); step++)
        {
            Exchange(parts[Mod(me - step)], parts[Mod(me - step - 1)], step);
            afterStep?.Invoke(step);
        }

        int Mod(int part) => (part % n + n) % n;

        void Exchange(Tensor outgoing, Tensor arriving, int step)
        {
            var send = ranks.SendAsync(outgoing, Mod(me + 1), step);
            ranks.Receive(arriving, Mod(me - 1), step);
            send.Wait();
        }
    }
}
