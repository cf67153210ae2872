namespace Torchbook.Parallel;

/// <summary>What a step of data-parallel training takes, by the alpha–beta model. Introduced in the lesson "Data parallelism".</summary>
/// <param name="Forward">Seconds that one rank needs for the forward pass of its shard.</param>
/// <param name="Backward">Seconds for its backward pass.</param>
/// <param name="GradientBytes">Bytes of all gradients.</param>
/// <param name="Link">What a message between neighbors costs.</param>
/// <param name="Buckets">All-reduces a step; their gradients come one after the other, evenly over the backward pass.</param>
public sealed record DataParallelCost(double Forward, double Backward, double GradientBytes, AlphaBeta Link, int Buckets = 1)
{
    /// <summary>Seconds of communication in a step of n ranks.</summary>
    public double Communication(int ranks) => Buckets * Link.AllReduce(GradientBytes / Buckets, ranks);

    /// <summary>Seconds for a step in which communication begins when the backward pass has ended.</summary>
    public double StepInTurn(int ranks) => Forward + Backward + Communication(ranks);

    /// <summary>Seconds for a step in which each bucket is sent as soon as it is full and the link is free.</summary>
    public double StepOverlapped(int ranks)
    {
        var link = 0.0;
        for (var bucket = 1; bucket <= Buckets; bucket++)
        {
            var full = Forward + Backward * bucket / Buckets;
            link = Math.Max(link, full) + Link.AllReduce(GradientBytes / Buckets, ranks);
        }

        return link;
    }

    /// <summary>How much of n times one rank's speed is left, from 0 to 1, where each rank keeps its shard's size (weak scaling).</summary>
    public double Efficiency(int ranks, bool overlapped) => (Forward + Backward) / (overlapped ? StepOverlapped(ranks) : StepInTurn(ranks));
}
