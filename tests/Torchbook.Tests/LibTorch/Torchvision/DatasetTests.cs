using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torchvision;

namespace Torchbook.Tests.LibTorch.Torchvision;

/// <summary>Files in the publishers' formats, whole and damaged.</summary>
public sealed class DatasetTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Given_unpacked_idx_files_when_read_then_images_and_labels_are_theirs()
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "mnist", "test_data")).FullName;
        File.WriteAllBytes(Path.Combine(folder, "t10k-images-idx3-ubyte"), Idx([2, 2, 3], [0, 1, 2, 3, 4, 5, 255, 128, 64, 32, 16, 8]));
        File.WriteAllBytes(Path.Combine(folder, "t10k-labels-idx1-ubyte"), Idx([2], [7, 3]));
        using var scope = NewDisposeScope();

        using var data = datasets.MNIST(root, train: false);
        using var halved = datasets.MNIST(root, train: false, target_transform: new Halved([1, 1, 2, 3]));

        Assert.Equal(2, data.Count);
        var item = data.GetTensor(1);
        Assert.Equal([1, 2, 3], item["data"].shape);
        Assert.Equal(new[] { 255f, 128, 64, 32, 16, 8 }.Select(b => b / 256).ToArray(), item["data"].data<float>().ToArray());
        Assert.Equal(3, item["label"].item<long>());
        Assert.Equal([1, 2, 3], halved.GetTensor(1)["data"].shape);
        Assert.True(halved.GetTensor(1)["data"].allclose(item["data"] / 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.GetTensor(2));
        Assert.Contains("download: true", Assert.Throws<FileNotFoundException>(() => datasets.MNIST(root, train: true)).Message);
    }

    [Fact]
    public void Given_damaged_idx_files_when_read_then_the_error_says_what_is_wrong()
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "kmnist", "test_data")).FullName;
        var (images, labels) = (Path.Combine(folder, "train-images-idx3-ubyte"), Path.Combine(folder, "train-labels-idx1-ubyte"));
        void Refused(string message) => Assert.Contains(message, Assert.Throws<InvalidDataException>(() => datasets.KMNIST(root, train: true)).Message);
        File.WriteAllBytes(labels, Idx([1], [7]));

        File.WriteAllBytes(images, [0, 0, 8]);
        Refused("not an IDX file");
        File.WriteAllBytes(images, Idx([1], [1]));
        Refused("not an IDX file of bytes in 3 dimensions");
        File.WriteAllBytes(images, Idx([2, 2, 2], [1, 2, 3]));
        Refused("should hold 8 bytes of data (2 × 2 × 2), and holds 3");
        File.WriteAllBytes(images, Idx([int.MaxValue, int.MaxValue, 4], [1, 2, 3]));
        Refused("should hold");
        File.WriteAllBytes(images, Idx([2, 1, 1], [1, 2]));
        Refused("2 images and train-labels-idx1-ubyte 1 labels");
    }

    [Fact]
    public void Given_the_published_files_gzipped_when_downloading_is_asked_for_then_they_are_unpacked_without_the_net()
    {
        var mirror = Environment.GetEnvironmentVariable("TORCHBOOK_MIRROR");
        Assert.SkipWhen(mirror is null || !Directory.Exists(Path.Combine(mirror, "mnist")), "TORCHBOOK_MIRROR has no MNIST");
        var folder = Directory.CreateDirectory(Path.Combine(root, "mnist")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(mirror!, "mnist"), "*.gz"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        using var train = datasets.MNIST(root, train: true, download: true);
        using var test = datasets.MNIST(root, train: false);

        Assert.Equal((60_000, 10_000), (train.Count, test.Count));
        Assert.Equal([5, 0, 4, 1, 9], Enumerable.Range(0, 5).Select(i => train.GetTensor(i)["label"].item<long>()).ToArray());
        Assert.Equal([7, 2, 1], Enumerable.Range(0, 3).Select(i => test.GetTensor(i)["label"].item<long>()).ToArray());
    }

    [Fact]
    public void Given_records_of_CIFAR_when_read_then_labels_and_planes_are_theirs()
    {
        using var scope = NewDisposeScope();
        var ten = Directory.CreateDirectory(Path.Combine(root, "CIFAR10", "cifar-10-batches-bin")).FullName;
        for (var i = 1; i <= 5; i++)
        {
            File.WriteAllBytes(Path.Combine(ten, $"data_batch_{i}.bin"), Record(i, [(byte)i]));
        }

        File.WriteAllBytes(Path.Combine(ten, "test_batch.bin"), [.. Record(1, [8]), .. Record(2, [9])]);
        var hundred = Directory.CreateDirectory(Path.Combine(root, "CIFAR100", "cifar-100-binary")).FullName;
        File.WriteAllBytes(Path.Combine(hundred, "train.bin"), Record(3, [11, 77]));

        using var train = datasets.CIFAR10(root, train: true);
        using var test = datasets.CIFAR10(root, false, false, image => image * 2);
        using var classes = datasets.CIFAR100(root, train: true);

        Assert.Equal((5, 2, 1), (train.Count, test.Count, classes.Count));
        Assert.Equal([1, 2, 3, 4, 5], Enumerable.Range(0, 5).Select(i => train.GetTensor(i)["label"].item<long>()).ToArray());
        var image = train.GetTensor(2)["data"];
        Assert.Equal([3, 32, 32], image.shape);
        Assert.Equal((3 + 1024 + 32) % 256 / 256f, image[1, 1, 0].item<float>());
        Assert.Equal((2 + 5) * 2 / 256f, test.GetTensor(1)["data"][0, 0, 5].item<float>());
        Assert.Equal((77, 11), (classes.GetTensor(0)["label"].item<long>(), classes.GetTensor(0)["categories"].item<long>()));
        File.WriteAllBytes(Path.Combine(hundred, "test.bin"), new byte[3075]);
        Assert.Contains("Not a proper CIFAR100 file", Assert.Throws<InvalidDataException>(() => datasets.CIFAR100(root, train: false)).Message);
    }

    [Fact]
    public void Given_archives_when_extracted_then_their_files_appear_and_none_outside()
    {
        var inner = Directory.CreateDirectory(Path.Combine(root, "in")).FullName;
        File.WriteAllText(Path.Combine(inner, "a.txt"), "a");
        var (zip, tar, bad) = (Path.Combine(root, "x.zip"), Path.Combine(root, "x.tar.gz"), Path.Combine(root, "bad.tar.gz"));
        ZipFile.CreateFromDirectory(inner, zip);
        using (var gzip = new GZipStream(File.Create(tar), CompressionLevel.Fastest))
        {
            TarFile.CreateFromDirectory(inner, gzip, includeBaseDirectory: true);
        }

        using (var gzip = new GZipStream(File.Create(bad), CompressionLevel.Fastest))
        using (var writer = new TarWriter(gzip))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "../escaped.txt") { DataStream = new MemoryStream([1]) });
        }

        Assert.Equal(Path.Combine(root, "out"), datasets.utils.extract_archive(zip, Path.Combine(root, "out"), remove_finished: true));
        datasets.utils.extract_archive(tar, Path.Combine(root, "out"));

        Assert.True(File.Exists(Path.Combine(root, "out", "a.txt")) && File.Exists(Path.Combine(root, "out", "in", "a.txt")) && !File.Exists(zip));
        Assert.ThrowsAny<IOException>(() => datasets.utils.extract_archive(bad, Path.Combine(root, "out")));
        Assert.False(File.Exists(Path.Combine(root, "escaped.txt")));
        Assert.Throws<ArgumentException>(() => datasets.utils.extract_archive(Path.Combine(inner, "a.txt")));
    }

    private static byte[] Idx(int[] sizes, byte[] data)
    {
        var header = new byte[4 * (sizes.Length + 1)];
        BinaryPrimitives.WriteInt32BigEndian(header, 0x800 + sizes.Length);
        for (var i = 0; i < sizes.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 * (i + 1)), sizes[i]);
        }

        return [.. header, .. data];
    }

    // Byte i of the image is seed + i.
    private static byte[] Record(int seed, byte[] labels) => [.. labels, .. Enumerable.Range(0, 3072).Select(i => (byte)(seed + i))];

    private sealed class Halved(long[] shape) : ITransform
    {
        public Tensor call(Tensor input)
        {
            Assert.Equal(shape, input.shape);
            return input / 2;
        }
    }
}
