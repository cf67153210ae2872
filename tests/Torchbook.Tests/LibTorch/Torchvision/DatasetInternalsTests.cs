using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torchvision;

namespace Torchbook.Tests.LibTorch.Torchvision;

/// <summary>Downloads where there is no net, checksums, and tables: what lies behind the public data sets.</summary>
public sealed class DatasetInternalsTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Given_no_net_when_a_file_is_to_be_downloaded_then_the_error_names_address_and_remedy()
    {
        const string closed = "http://127.0.0.1:9/";

        var error = Assert.Throws<AggregateException>(() => Download.File(root, "train.gz", "", closed, closed + "mirror/"));

        Assert.Contains("http://127.0.0.1:9/train.gz or http://127.0.0.1:9/mirror/train.gz", error.Message);
        Assert.Contains($"put it into {root}", error.Message);
        Assert.Equal(2, error.InnerExceptions.Count);
        Assert.Empty(Directory.GetFiles(root));
    }

    [Fact]
    public void Given_another_checksum_when_saved_then_no_file_is_left()
    {
        var path = Path.Combine(root, "file");

        Assert.Contains("should be 00", Assert.Throws<InvalidDataException>(() => Download.Save(new MemoryStream([1, 2, 3]), path, "00")).Message);
        Assert.Empty(Directory.GetFiles(root));
        Download.Save(new MemoryStream([1, 2, 3]), path, "5289df737df57326fcdd22597afb1fac");

        Assert.True(io.GDriveDownload.CheckIntegrity(path, "5289df737df57326fcdd22597afb1fac"));
        Assert.False(io.GDriveDownload.CheckIntegrity(path, "00"));
        Assert.False(io.GDriveDownload.CheckIntegrity(path + ".absent"));
        datasets.utils.download_file_from_google_drive("id", root, "file", "5289df737df57326fcdd22597afb1fac");
    }

    [Fact]
    public void Given_tables_of_CelebA_when_read_then_the_split_and_its_targets_are_theirs()
    {
        using var scope = NewDisposeScope();
        var folder = Directory.CreateDirectory(Path.Combine(root, "celeba", "img_align_celeba")).Parent!.FullName;
        File.WriteAllText(Path.Combine(folder, "list_eval_partition.txt"), "1.png 0\n2.png 1\n3.png 0\n");
        File.WriteAllText(Path.Combine(folder, "identity_CelebA.txt"), "1.png 11\n2.png 12\n3.png 13\n");
        File.WriteAllText(Path.Combine(folder, "list_attr_celeba.txt"), "3\nBald Young\n1.png  1 -1\n2.png -1 -1\n3.png -1  1\n");
        io.write_png(full([3, 4, 5], 9, ScalarType.Byte), Path.Combine(folder, "img_align_celeba", "3.png"));

        using var train = new CelebA(folder, datasets.CelebADatasetSplit.Train, ["attr", "identity"], null, null);
        using var all = new CelebA(folder, datasets.CelebADatasetSplit.All, ["identity"], null, null);

        Assert.Equal((2, 3), (train.Count, all.Count));
        var item = train.GetTensor(1);
        Assert.Equal([0, 1], item["attr"].data<long>().ToArray());
        Assert.Equal(13, item["identity"].item<long>());
        Assert.Equal([3, 4, 5], item["input"].shape);
        Assert.Throws<InvalidDataException>(() => new CelebA(folder, datasets.CelebADatasetSplit.All, ["age"], null, null));
        Assert.Contains("identity_CelebA.txt", Assert.Throws<InvalidDataException>(() => datasets.CelebA(root)).Message);
    }
}
