namespace Torchbook.Parallel;

/// <summary>
/// What a message costs: α + β·bytes, a fixed time and a time for each byte (Hockney, <i>The communication challenge for MPP</i>, 1994),
/// and what collectives cost that are made of such messages (Thakur, Rabenseifner and Gropp, <i>Optimization of collective communication
/// operations in MPICH</i>, 2005). Introduced in the lesson "Data parallelism".
/// </summary>
/// <param name="Latency">α in seconds: the time of an empty message.</param>
/// <param name="SecondsPerByte">β: one over the bandwidth.</param>
public sealed record AlphaBeta(double Latency, double SecondsPerByte)
{
    /// <param name="latency">α in seconds, at least 0.</param>
    /// <param name="bytesPerSecond">1/β; infinity for a link that costs latency alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">A latency below 0, or a bandwidth that is not positive.</exception>
    public static AlphaBeta Of(double latency, double bytesPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(latency);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerSecond);
        return new(latency, 1 / bytesPerSecond);
    }

    /// <summary>Seconds for one message.</summary>
    public double Transfer(double bytes) => Latency + SecondsPerByte * bytes;

    /// <summary>Seconds for an all-reduce of <paramref name="bytes"/> in a ring of n ranks: 2(n−1) messages of a part each, one after the other.</summary>
    public double AllReduce(double bytes, int ranks) => 2 * ReduceScatter(bytes, ranks);

    /// <summary>Seconds for an all-reduce where all send to one rank, which adds and sends the sum back, through its one link.</summary>
    public double AllReduceThroughOne(double bytes, int ranks) => 2 * (ranks - 1) * Transfer(bytes);

    /// <summary>Seconds for a reduce-scatter of n parts, <paramref name="bytes"/> together, in a ring.</summary>
    public double ReduceScatter(double bytes, int ranks) => (ranks - 1) * Transfer(bytes / ranks);

    /// <summary>Seconds for an all-gather of n parts, <paramref name="bytes"/> together, in a ring.</summary>
    public double AllGather(double bytes, int ranks) => (ranks - 1) * Transfer(bytes / ranks);

    /// <summary>Seconds for a broadcast along a tree, in which the ranks that know double in each round.</summary>
    public double Broadcast(double bytes, int ranks) => Math.Ceiling(Math.Log2(ranks)) * Transfer(bytes);
}
