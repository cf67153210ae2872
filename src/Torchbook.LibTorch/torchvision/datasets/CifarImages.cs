using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>CIFAR-10 and CIFAR-100 in their binary version (https://www.cs.toronto.edu/~kriz/cifar.html): records of labels and 3 × 32 × 32 bytes.</summary>
/// <param name="name">The folder under the root.</param>
/// <param name="archive">The file at the address.</param>
/// <param name="md5">Its checksum.</param>
/// <param name="folder">What the archive unpacks to.</param>
/// <param name="train">Its files for training.</param>
/// <param name="test">Its file for the test.</param>
/// <param name="labels">Names of the labels, in the order of a record's first bytes.</param>
internal sealed class CifarImages(string name, string archive, string md5, string folder, string[] train, string test, params string[] labels)
{
    public static readonly CifarImages Cifar10 = new(
        "CIFAR10", "cifar-10-binary.tar.gz", "c32a1d4ab5d03f1284b67883e8d87530", "cifar-10-batches-bin",
        ["data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"], "test_batch.bin", "label");

    public static readonly CifarImages Cifar100 = new(
        "CIFAR100", "cifar-100-binary.tar.gz", "03b5dce01913d631647c71ecec9e9cb8", "cifar-100-binary", ["train.bin"], "test.bin", "categories", "label");

    private const int Pixels = 3 * 32 * 32;

    /// <exception cref="FileNotFoundException">A file is missing and is not to be downloaded.</exception>
    /// <exception cref="InvalidDataException">A file does not consist of whole records.</exception>
    public utils.data.Dataset Open(string root, bool training, bool download, Func<Tensor, Tensor>? transform)
    {
        var target = Path.Combine(root, name);
        if (download && !Directory.Exists(Path.Combine(target, folder)))
        {
            Download.File(target, archive, md5, "https://www.cs.toronto.edu/~kriz/");
            torchvision.datasets.utils.extract_archive(Path.Combine(target, archive), target);
        }

        var files = (training ? train : [test]).Select(file => Read(Path.Combine(target, folder, file))).ToList();
        var record = Pixels + labels.Length;
        var count = files.Sum(file => file.Length / record);
        var pixels = new byte[count * Pixels];
        var labelBytes = Array.ConvertAll(labels, label => (label, new byte[count]));
        var i = 0;
        foreach (var file in files)
        {
            for (var at = 0; at < file.Length; at += record, i++)
            {
                for (var k = 0; k < labels.Length; k++)
                {
                    labelBytes[k].Item2[i] = file[at + k];
                }

                file.AsSpan(at + labels.Length, Pixels).CopyTo(pixels.AsSpan(i * Pixels));
            }
        }

        return new ImageSet(pixels, [3, 32, 32], labelBytes, transform);
    }

    private byte[] Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"{path} is not there. Pass download: true to fetch it.", path);
        }

        var bytes = File.ReadAllBytes(path);
        return bytes.Length > 0 && bytes.Length % (Pixels + labels.Length) == 0
            ? bytes
            : throw new InvalidDataException($"Not a proper {name} file: {path} has {bytes.Length} bytes, which are not whole records of {Pixels + labels.Length}.");
    }
}
