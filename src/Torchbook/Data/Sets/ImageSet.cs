using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Data;

/// <summary>Labeled images, all of one size.</summary>
/// <param name="Name">The dataset's name for people: <c>MNIST</c>.</param>
/// <param name="Split"><c>train</c> or <c>test</c>.</param>
/// <param name="Images">Float32 <c>[N, C, H, W]</c> in the range 0 to 1.</param>
/// <param name="Labels">Int64 <c>[N]</c>: indexes into <paramref name="ClassNames"/>.</param>
/// <param name="ClassNames">What each label means.</param>
/// <param name="Source">Where the images come from and under which license.</param>
/// <param name="Fingerprint">Sixteen hexadecimal digits that change when the data does; for the record of a run.</param>
public sealed record ImageSet(
    string Name, string Split, Tensor Images, Tensor Labels, IReadOnlyList<string> ClassNames, string Source, string Fingerprint) : IDisposable
{
    /// <summary>The number of images, N.</summary>
    public long Count => Images.shape[0];

    /// <summary>The number of channels, C.</summary>
    public int Channels => (int)Images.shape[1];

    /// <summary>The height H in pixels.</summary>
    public int Height => (int)Images.shape[2];

    /// <summary>The width W in pixels.</summary>
    public int Width => (int)Images.shape[3];

    /// <summary>The first images, as many as asked for or all there are. Shares memory with this set.</summary>
    public ImageSet Take(long count) => this with
    {
        Images = Images.narrow(0, 0, Math.Min(count, Count)),
        Labels = Labels.narrow(0, 0, Math.Min(count, Count)),
    };

    /// <summary>The same images in an order drawn from a seed.</summary>
    public ImageSet Shuffle(ulong seed)
    {
        using var scope = NewDisposeScope();
        var order = from_array(Permutation.Of((int)Count, seed));
        return this with
        {
            Images = Images.index_select(0, order).MoveToOuterDisposeScope(),
            Labels = Labels.index_select(0, order).MoveToOuterDisposeScope(),
        };
    }

    /// <summary>The same images in another size, see <see cref="ImageFile.Resize"/>.</summary>
    public ImageSet Resize(int height, int width) => this with { Images = ImageFile.Resize(Images, height, width) };

    /// <summary>For TorchSharp's data loaders: each item is an image <c>[C, H, W]</c> and its label.</summary>
    public TorchSharp.Modules.TensorDataset ToDataset() => utils.data.TensorDataset(Images, Labels);

    public override string ToString() =>
        $"{Name}, {Split}: {Count:N0} images of {Height}×{Width} pixels, {(Channels == 1 ? "gray" : $"{Channels} channels")}, {ClassNames.Count} classes";

    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
    }
}
