using Torchbook.Engine;
using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>
/// Data parallelism that communicates while backward still computes, as PyTorch's DistributedDataParallel does: a hook at each parameter
/// notes that its gradient is in, and the last one of a bucket sends it off (arXiv 2006.15704). Compare with <see cref="DataParallelBucketed"/>.
/// </summary>
/// <remarks>Each backward must be followed by <see cref="Synchronize"/>, except within <see cref="NoSync"/>.</remarks>
public sealed class DataParallelOverlapped : IDataParallel
{
    private readonly ICommunicator ranks;
    private readonly IDisposable[] hooks;
    private readonly int[] missing;
    private readonly List<IWork> launched = [];
    private bool paused;

    /// <param name="model">This rank's copy; gets rank 0's values.</param>
    /// <param name="ranks">The others; not disposed with this.</param>
    /// <param name="bucketBytes">What a bucket may hold: small ones begin early, large ones cost less latency.</param>
    /// <exception cref="NotSupportedException">The tensor engine is TorchSharp's package, which has no hooks.</exception>
    public DataParallelOverlapped(nn.Module model, ICommunicator ranks, long bucketBytes = GradientBucket.DefaultBytes)
    {
        (this.ranks, Buckets) = (ranks, GradientBucket.Plan(Replica.Begin(model, ranks), bucketBytes));
        missing = [.. Buckets.Select(b => b.Parameters.Count)];
        hooks = [.. Buckets.SelectMany((bucket, index) => bucket.Parameters.Select(p => TensorEngine.AfterGradient(p, () => Arrived(index))))];
    }

    /// <summary>In the order in which they are sent.</summary>
    public IReadOnlyList<GradientBucket> Buckets { get; }

    /// <summary>Until the result is disposed, backward adds up gradients without sending them: for a batch in several pieces, all but the last.</summary>
    public IDisposable NoSync()
    {
        paused = true;
        return new Resumption(this);
    }

    /// <inheritdoc/>
    public void Synchronize()
    {
        // What is not on its way yet holds parameters that backward did not reach.
        LaunchWhile(_ => true);
        foreach (var (bucket, work) in Buckets.Zip(launched))
        {
            work.Wait();
            bucket.Unpack();
        }

        launched.Clear();
        for (var bucket = 0; bucket < missing.Length; bucket++)
        {
            missing[bucket] = Buckets[bucket].Parameters.Count;
        }
    }

    /// <summary>Removes the hooks and releases the buckets.</summary>
    public void Dispose()
    {
        Array.ForEach(hooks, hook => hook.Dispose());
        foreach (var bucket in Buckets)
        {
            bucket.Dispose();
        }
    }

    private void Arrived(int bucket)
    {
        if (paused)
        {
            return;
        }

        if (--missing[bucket] < 0)
        {
            throw new InvalidOperationException("backward has run twice without Synchronize between: the first one's gradients are on their way already. To add up several, run all but the last within NoSync.");
        }

        // In the same order on all ranks, whatever order backward takes.
        LaunchWhile(next => missing[next] == 0);
    }

    private void LaunchWhile(Func<int, bool> isReady)
    {
        while (launched.Count < Buckets.Count && isReady(launched.Count))
        {
            launched.Add(Buckets[launched.Count].Launch(ranks));
        }
    }

    private sealed class Resumption(DataParallelOverlapped owner) : IDisposable
    {
        public void Dispose() => owner.paused = false;
    }
}
