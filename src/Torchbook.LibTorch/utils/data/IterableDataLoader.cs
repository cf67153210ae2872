using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batches of a dataset of tensor lists: each position stacked along a new first dimension. A
/// <see cref="TensorDataset"/> is batched in one operation a tensor.</summary>
public class IterableDataLoader : DataLoader<IList<Tensor>, IList<Tensor>>
{
    public IterableDataLoader(utils.data.IterableDataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : base(dataset, batchSize, Batches.Stack, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    public IterableDataLoader(utils.data.IterableDataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : base(dataset, batchSize, Batches.Stack, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    private protected override IList<Tensor> Load(long[] indices) =>
        dataset.GetType() == typeof(TensorDataset) ? ((TensorDataset)dataset).Rows(indices, Device) : base.Load(indices);
}
