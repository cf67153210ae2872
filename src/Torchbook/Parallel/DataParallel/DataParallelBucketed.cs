using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>Data parallelism with one all-reduce for many parameters, after backward. Compare with <see cref="DataParallelNaive"/> and <see cref="DataParallelOverlapped"/>.</summary>
public sealed class DataParallelBucketed : IDataParallel
{
    private readonly ICommunicator ranks;

    /// <param name="model">This rank's copy; gets rank 0's values.</param>
    /// <param name="ranks">The others; not disposed with this.</param>
    /// <param name="bucketBytes">What a bucket may hold.</param>
    public DataParallelBucketed(nn.Module model, ICommunicator ranks, long bucketBytes = GradientBucket.DefaultBytes) =>
        (this.ranks, Buckets) = (ranks, GradientBucket.Plan(Replica.Begin(model, ranks), bucketBytes));

    /// <summary>In the order in which they are sent.</summary>
    public IReadOnlyList<GradientBucket> Buckets { get; }

    /// <inheritdoc/>
    public void Synchronize()
    {
        foreach (var bucket in Buckets)
        {
            bucket.Launch(ranks).Wait();
            bucket.Unpack();
        }
    }

    /// <summary>Releases the buckets.</summary>
    public void Dispose()
    {
        foreach (var bucket in Buckets)
        {
            bucket.Dispose();
        }
    }
}
