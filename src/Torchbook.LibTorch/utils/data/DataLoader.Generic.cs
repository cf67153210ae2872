using System.Collections;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batches of a dataset, in order or shuffled anew for every enumeration.</summary>
public class DataLoader<T, S> : IEnumerable<S>, IDisposable
{
    /// <param name="dataset">The items.</param>
    /// <param name="batchSize">Items in a batch; the last may have fewer.</param>
    /// <param name="collate_fn">Makes a batch of items on a device.</param>
    /// <param name="shuffler">The indices in the order wanted.</param>
    /// <param name="device">Where the batches go; the CPU when null.</param>
    /// <param name="num_worker">How many threads fetch the items of a batch.</param>
    /// <param name="drop_last">Whether to leave out a last batch that is not full.</param>
    /// <param name="disposeBatch">Whether the tensors of a batch are disposed when the next one is asked for.</param>
    /// <param name="disposeDataset">Whether the dataset is disposed with the loader.</param>
    public DataLoader(
        utils.data.Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, IEnumerable<long> shuffler,
        Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(shuffler);
        if (batchSize < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, "A batch holds at least one item.");
        }

        (this.dataset, batch_size, this.collate_fn, sampler) = (dataset, batchSize, collate_fn, shuffler);
        (Device, num_workers, this.drop_last) = (device ?? CPU, Math.Max(num_worker, 1), drop_last);
        (DisposeBatch, DisposeDataset) = (disposeBatch, disposeDataset);
    }

    /// <param name="dataset">The items.</param>
    /// <param name="batchSize">Items in a batch; the last may have fewer.</param>
    /// <param name="collate_fn">Makes a batch of items on a device.</param>
    /// <param name="shuffle">Whether to shuffle.</param>
    /// <param name="device">Where the batches go; the CPU when null.</param>
    /// <param name="seed">Fixes the shuffled order: with a seed every enumeration has the same.</param>
    /// <param name="num_worker">How many threads fetch the items of a batch.</param>
    /// <param name="drop_last">Whether to leave out a last batch that is not full.</param>
    /// <param name="disposeBatch">Whether the tensors of a batch are disposed when the next one is asked for.</param>
    /// <param name="disposeDataset">Whether the dataset is disposed with the loader.</param>
    public DataLoader(
        utils.data.Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, bool shuffle = false,
        Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : this(
            dataset, batchSize, collate_fn, shuffle ? new FisherYatesShuffler(dataset.Count, seed) : InOrder(dataset.Count),
            device, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    public utils.data.Dataset<T> dataset { get; }

    public int batch_size { get; }

    public Func<IEnumerable<T>, Device, S> collate_fn { get; }

    public IEnumerable<long> sampler { get; }

    public Device Device { get; }

    public int num_workers { get; }

    public bool drop_last { get; }

    public bool DisposeBatch { get; }

    public bool DisposeDataset { get; }

    /// <summary>How many batches an enumeration gives.</summary>
    public long Count => drop_last ? dataset.Count / batch_size : (dataset.Count + batch_size - 1) / batch_size;

    public IEnumerator<S> GetEnumerator()
    {
        using var indices = sampler.GetEnumerator();
        var chunk = new List<long>(batch_size);
        while (true)
        {
            chunk.Clear();
            while (chunk.Count < batch_size && indices.MoveNext())
            {
                chunk.Add(indices.Current);
            }

            if (chunk.Count == 0 || (drop_last && chunk.Count < batch_size))
            {
                yield break;
            }

            var batch = Load([.. chunk]);
            try
            {
                yield return batch;
            }
            finally
            {
                if (DisposeBatch)
                {
                    Batches.Dispose(batch);
                }
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && DisposeDataset)
        {
            dataset.Dispose();
        }
    }

    private protected virtual S Load(long[] indices)
    {
        var items = new T[indices.Length];
        if (num_workers == 1)
        {
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = dataset.GetTensor(indices[i]);
            }
        }
        else
        {
            Parallel.For(0, items.Length, new ParallelOptions { MaxDegreeOfParallelism = num_workers }, i => items[i] = dataset.GetTensor(indices[i]));
        }

        try
        {
            return collate_fn(items, Device);
        }
        finally
        {
            foreach (var item in items)
            {
                Batches.Dispose(item);
            }
        }
    }

    private static IEnumerable<long> InOrder(long count)
    {
        for (long i = 0; i < count; i++)
        {
            yield return i;
        }
    }
}
