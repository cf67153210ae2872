using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Images as bytes in memory, [N, C, H, W], with labels; an item's "data" are numbers from 0 to 255/256, as in TorchSharp.</summary>
internal sealed class ImageSet : utils.data.Dataset
{
    private readonly Tensor _images;
    private readonly (string name, Tensor labels)[] _labels;
    private readonly Func<Tensor, Tensor>? _transform;

    /// <param name="pixels">All images, one after the other.</param>
    /// <param name="shape">Of one image, [C, H, W].</param>
    /// <param name="labels">One label an image, under the name that items have it.</param>
    /// <param name="transform">From [C, H, W] to what items have.</param>
    public ImageSet(byte[] pixels, long[] shape, (string name, byte[] labels)[] labels, Func<Tensor, Tensor>? transform)
    {
        _images = tensor(pixels, [pixels.Length / (shape[0] * shape[1] * shape[2]), .. shape]).DetachFromDisposeScope();
        _labels = Array.ConvertAll(labels, l => (l.name, tensor(l.labels, ScalarType.Int64).DetachFromDisposeScope()));
        _transform = transform;
    }

    public override long Count => _images.size(0);

    public override Dictionary<string, Tensor> GetTensor(long index)
    {
        if (index < 0 || index >= Count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The dataset has {Count} images.");
        }

        var item = new Dictionary<string, Tensor> { ["data"] = WrappedTensorDisposeScope(() => Image(index)) };
        foreach (var (name, labels) in _labels)
        {
            item[name] = labels.select(0, index);
        }

        return item;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _images.Dispose();
            Array.ForEach(_labels, l => l.labels.Dispose());
        }

        base.Dispose(disposing);
    }

    private Tensor Image(long index)
    {
        var image = _images.select(0, index).to(ScalarType.Float32).div_(256);
        return _transform is null ? image : _transform(image);
    }
}
