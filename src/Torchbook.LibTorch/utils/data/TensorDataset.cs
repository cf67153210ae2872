using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Tensors that agree in their first dimension; item i holds row i of each. The tensors are shared with the caller,
/// who may dispose them.</summary>
public class TensorDataset : utils.data.IterableDataset
{
    private readonly Tensor[] _tensors;

    internal TensorDataset(Tensor[] tensors)
    {
        if (tensors.Length == 0)
        {
            throw new ArgumentException("A TensorDataset needs at least one tensor.", nameof(tensors));
        }

        foreach (var tensor in tensors)
        {
            if (tensor.ndim == 0 || tensor.size(0) != tensors[0].size(0))
            {
                throw new ArgumentException(
                    $"The tensors of a TensorDataset have the same number of rows; these are {string.Join(" and ", tensors.Select(given => $"[{string.Join(", ", given.shape)}]"))}.", nameof(tensors));
            }
        }

        _tensors = Array.ConvertAll(tensors, tensor => tensor.alias().DetachFromDisposeScope());
    }

    public override long Count => _tensors[0].size(0);

    /// <summary>Row <paramref name="index"/> of each tensor, as views.</summary>
    public IList<Tensor> this[long index] => GetTensor(index);

    public override IList<Tensor> GetTensor(long index)
    {
        if (index < 0 || index >= Count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The dataset has {Count} items.");
        }

        return Array.ConvertAll(_tensors, tensor => tensor.select(0, index));
    }

    /// <summary>Those rows of each tensor, gathered in one operation a tensor.</summary>
    internal IList<Tensor> Rows(long[] indices, Device device)
    {
        using var rows = tensor(indices);
        var batch = new List<Tensor>(_tensors.Length);
        foreach (var source in _tensors)
        {
            using var here = source.device_type == DeviceType.CPU ? null : rows.to(source.device);
            batch.Add(source.index_select(0, here ?? rows).to(device, disposeAfter: true));
        }

        return batch;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var tensor in _tensors)
            {
                tensor.Dispose();
            }
        }
    }
}
