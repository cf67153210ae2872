using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>Which part of a batch is a rank's.</summary>
public static class Sharding
{
    /// <summary>This rank's part of a tensor that all ranks have: rows r·N/n to (r+1)·N/n; a view.</summary>
    /// <param name="ranks">Who asks.</param>
    /// <param name="batch"><c>[N, …]</c>, with N a multiple of the world size n.</param>
    /// <exception cref="ArgumentException">The shards would differ in size, and their average would not be the batch's.</exception>
    public static Tensor Shard(this ICommunicator ranks, Tensor batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var (n, size) = (ranks.WorldSize, batch.dim() == 0 ? 0 : batch.shape[0]);
        return size == 0 || size % n != 0
            ? throw new ArgumentException($"A batch of {size} cannot be split evenly over {n} ranks, and the average of uneven shards is not the batch's average: choose a multiple of {n}.", nameof(batch))
            : batch.narrow(0, ranks.Rank * (size / n), size / n);
    }

    /// <summary>
    /// Goes through all examples once in an order that is the same on all ranks, and gives each rank its shard of each batch. What does
    /// not fill a batch at the end is left out. A shard is disposed when the next one comes.
    /// </summary>
    /// <param name="ranks">Who asks.</param>
    /// <param name="examples">The same on all ranks.</param>
    /// <param name="batchSize">N of a batch over all ranks, a multiple of the world size.</param>
    /// <param name="seed">Draws the order; the same on all ranks, another one each epoch.</param>
    public static IEnumerable<Minibatch> Shards(this ICommunicator ranks, Examples examples, int batchSize, long seed)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return batchSize < 1 || batchSize % ranks.WorldSize != 0
            ? throw new ArgumentException($"A batch of {batchSize} cannot be split evenly over {ranks.WorldSize} ranks: choose a multiple of {ranks.WorldSize}.", nameof(batchSize))
            : Iterate(ranks, examples, batchSize, seed);
    }

    private static IEnumerable<Minibatch> Iterate(ICommunicator ranks, Examples examples, int batchSize, long seed)
    {
        using var generator = new Generator((ulong)seed);
        foreach (var batch in examples.Batches(batchSize, shuffle: true, generator).Where(b => b.Inputs.shape[0] == batchSize))
        {
            using var inputs = ranks.Shard(batch.Inputs).DetachFromDisposeScope();
            using var labels = ranks.Shard(batch.Labels).DetachFromDisposeScope();
            yield return new(inputs, labels);
        }
    }
}
