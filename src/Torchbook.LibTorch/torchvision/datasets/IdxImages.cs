using System.Buffers.Binary;
using System.IO.Compression;

namespace TorchSharp.Modules;

/// <summary>MNIST and the sets in its format (http://yann.lecun.com/exdb/mnist/), in root/name/test_data.</summary>
/// <param name="name">The folder under the root.</param>
/// <param name="addresses">Where its files are, gzipped.</param>
/// <param name="md5">Checksums of the gzipped files: images and labels for training, then for the test.</param>
internal sealed class IdxImages(string name, string[] addresses, params string[] md5)
{
    public static readonly IdxImages Mnist = new(
        "mnist", ["http://yann.lecun.com/exdb/mnist/", "https://ossci-datasets.s3.amazonaws.com/mnist/"],
        "f68b3c2dcbeaaa9fbdd348bbdeb94873", "d53e105ee54ea40749a09fcbcd1e9432", "9fb629c4189551a2d022fa330f9573f3", "ec29112dd5afa0611ce80d1b7f02629c");

    public static readonly IdxImages FashionMnist = new(
        "fashion-mnist", ["https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/"],
        "8d4fb7e6c68d591d4c3dfef9ec88bf0d", "25c81989df183df01b3e8a0aad5dffbe", "bef4ecab320f06d8554ea6380940ec79", "bb300cfdad3c16e7a12a480ee83cd310");

    public static readonly IdxImages KuzushijiMnist = new(
        "kmnist", ["http://codh.rois.ac.jp/kmnist/dataset/kmnist/"],
        "bdb82020997e1d708af4cf47b453dcf7", "e144d726b3acfaa3e44228e80efcd344", "5c965bf0a639b31b8f53240b1b52f4d7", "7320c461ea6c1c855c0b718fb2a4b134");

    private static readonly string[] Files = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    /// <exception cref="FileNotFoundException">A file is missing and is not to be downloaded.</exception>
    /// <exception cref="InvalidDataException">A file is not in the format or is cut short.</exception>
    public torch.utils.data.Dataset Open(string root, bool train, bool download, torchvision.ITransform? transform)
    {
        var folder = Path.Combine(root, name);
        if (download)
        {
            Fetch(folder);
        }

        var first = train ? 0 : 2;
        var (sizes, pixels) = Read(Path.Combine(folder, "test_data", Files[first]), 3);
        var (counts, labels) = Read(Path.Combine(folder, "test_data", Files[first + 1]), 1);
        if (counts[0] != sizes[0])
        {
            throw new InvalidDataException($"{Files[first]} has {sizes[0]} images and {Files[first + 1]} {counts[0]} labels.");
        }

        // TorchSharp's transforms of these sets see a batch of one.
        return new ImageSet(pixels, [1, sizes[1], sizes[2]], [("label", labels)], transform is null ? null : image => transform.call(image.unsqueeze(0)).squeeze(0));
    }

    private static (int[] sizes, byte[] data) Read(string path, int dimensions)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"{path} is not there. Pass download: true to fetch it.", path);
        }

        using var stream = File.OpenRead(path);
        var header = new byte[4 * (dimensions + 1)];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || BinaryPrimitives.ReadInt32BigEndian(header) != 0x800 + dimensions)
        {
            throw new InvalidDataException($"{path} is not an IDX file of bytes in {dimensions} dimensions. Delete it and its .gz, and download them again.");
        }

        var sizes = new int[dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            sizes[i] = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * (i + 1)));
        }

        var expected = sizes.Aggregate(1L, (product, size) => product * Math.Max(size, 0));
        if (expected != stream.Length - header.Length)
        {
            throw new InvalidDataException($"{path} should hold {expected} bytes of data ({string.Join(" × ", sizes)}), and holds {stream.Length - header.Length}.");
        }

        var data = new byte[expected];
        stream.ReadExactly(data);
        return (sizes, data);
    }

    private void Fetch(string folder)
    {
        var target = Path.Combine(folder, "test_data");
        for (var i = 0; i < Files.Length; i++)
        {
            var path = Path.Combine(target, Files[i]);
            if (File.Exists(path))
            {
                continue;
            }

            Download.File(folder, Files[i] + ".gz", md5[i], addresses);
            Directory.CreateDirectory(target);
            using var gzipped = File.OpenRead(Path.Combine(folder, Files[i] + ".gz"));
            using var content = new GZipStream(gzipped, CompressionMode.Decompress);
            Download.Save(content, path, md5: null);
        }
    }
}
