using static TorchSharp.torch;

namespace Torchbook.Data;

/// <summary>Datasets published as MNIST is: four IDX files.</summary>
internal static class IdxImages
{
    public static ImageData Load(string id, string name, IReadOnlyList<string> classNames, DatasetStore? store, IProgress<DownloadProgress>? progress)
    {
        var dataset = DatasetCatalog.Find(id);
        var folder = (store ?? DatasetStore.FromEnvironment()).Get(dataset, progress);
        return new ImageData(Part("train", "train"), Part("test", "t10k"));

        ImageSet Part(string split, string prefix)
        {
            var images = Path.Combine(folder, $"{prefix}-images-idx3-ubyte.gz");
            var labels = Path.Combine(folder, $"{prefix}-labels-idx1-ubyte.gz");
            return Combine(images, labels) with { Name = name, Split = split, ClassNames = classNames, Source = dataset.Credit, Fingerprint = Fingerprint.Of(dataset) };
        }
    }

    private static ImageSet Combine(string imageFile, string labelFile)
    {
        var (images, labels) = (IdxFile.Read(imageFile), IdxFile.Read(labelFile));
        if (images.Shape.Count != 3 || labels.Shape.Count != 1 || images.Count != labels.Count)
            throw new InvalidDataException($"{imageFile} and {labelFile} do not belong together: [{string.Join(", ", images.Shape)}] and [{string.Join(", ", labels.Shape)}].");
        return Tensors.ImageSet(images.Values, labels.Values, images.Shape[1], images.Shape[2], scale: 255);
    }
}
