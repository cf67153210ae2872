using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torchvision;
using utils = TorchSharp.torchvision.utils;

namespace Torchbook.Tests.LibTorch.Torchvision;

public class ImageGridTests
{
    public static TheoryData<string, Func<Tensor, Tensor>> Grids => new()
    {
        { "U.make_grid(x)", x => utils.make_grid(x) },
        { "U.make_grid(x, nrow=3, padding=1, pad_value=0.5)", x => utils.make_grid(x, 3, 1, pad_value: 0.5) },
        { "U.make_grid(x, nrow=2, normalize=True)", x => utils.make_grid(x, 2, normalize: true) },
        { "U.make_grid(x, nrow=4, normalize=True, scale_each=True)", x => utils.make_grid(x, 4, normalize: true, scale_each: true) },
        { "U.make_grid(x, normalize=True, value_range=(0.2, 0.7))", x => utils.make_grid(x, normalize: true, value_range: (0.2, 0.7)) },
        { "U.make_grid(x[0])", x => utils.make_grid(x[0]) },
        { "U.make_grid(x[0, 0], normalize=True)", x => utils.make_grid(x[0, 0], normalize: true) },
        { "U.make_grid(x[:, :1])", x => utils.make_grid(x.narrow(1, 0, 1)) },
        { "U.make_grid([x[0], x[1]], padding=3)", x => utils.make_grid([x[0], x[1]], padding: 3) },
    };

    [Theory]
    [MemberData(nameof(Grids))]
    public void Given_images_when_put_into_a_grid_then_it_is_torchvisions(string python, Func<Tensor, Tensor> ours)
    {
        Assert.SkipUnless(TransformsAgainstTorchvisionTests.HasTorchvision, "python3-torchvision is not installed here");
        using var scope = NewDisposeScope();
        var x = rand(7, 3, 5, 4);
        var expected = PyTorchScript.Run($"import torchvision.utils as U\nout['y'] = {python}", ("x", x))["y"];

        Close.AssertEqual(expected, ours(x), python);
    }

    [Fact]
    public void Given_five_images_in_rows_of_three_when_put_into_a_grid_then_each_stands_in_its_place_and_nothing_is_left_over()
    {
        using var images = arange(5, dtype: ScalarType.Float32).reshape(5, 1, 1, 1).expand(5, 3, 2, 4);
        var live = LiveTensors.Settled();

        using (var grid = utils.make_grid(images, nrow: 3, padding: 1, pad_value: 9))
        {
            Assert.Equal(live + 1, Tensor.TotalCount);
            Assert.Equal([3, 7, 16], grid.shape);
            Assert.Equal([9, 0, 1, 2, 3, 4, 9], new[] { (0, 0), (1, 1), (1, 6), (1, 11), (4, 1), (4, 6), (4, 11) }.Select(p => grid[0, p.Item1, p.Item2].item<float>()));
        }
    }

    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Jpeg)]
    public void Given_images_when_saved_over_a_longer_file_then_reading_gives_the_grid(ImageFormat format)
    {
        using var scope = NewDisposeScope();
        var path = Path.Combine(Path.GetTempPath(), $"torchbook-grid-{Guid.NewGuid():n}");
        File.WriteAllBytes(path, new byte[100_000]);
        try
        {
            var images = linspace(0, 1, 4).reshape(4, 1, 1, 1).expand(4, 3, 16, 16);
            utils.save_image(images, path, format, nrow: 2, padding: 0);

            var read = io.read_image(path);

            Assert.Equal([3, 32, 32], read.shape);
            foreach (var (row, column, level) in new[] { (8, 8, 0), (8, 24, 85), (24, 8, 170), (24, 24, 255) })
            {
                Assert.InRange(read[0, row, column].item<byte>(), level - 1, level + 1);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Given_a_file_when_its_sum_is_checked_then_only_the_right_one_holds()
    {
        var path = Path.Combine(Path.GetTempPath(), $"torchbook-sum-{Guid.NewGuid():n}");
        Assert.False(io.GDriveDownload.CheckIntegrity(path));
        using var data = tensor(new byte[] { 97, 98, 99 });
        io.write_file_async(path, data);
        try
        {
            Assert.True(io.GDriveDownload.CheckIntegrity(path));
            Assert.True(io.GDriveDownload.CheckIntegrity(path, "900150983cd24fb0d6963f7d28e17f72"));
            Assert.False(io.GDriveDownload.CheckIntegrity(path, "00000000000000000000000000000000"));

            // A file that is there and right is not fetched again.
            io.GDriveDownload.DownloadFileFromGoogleDrive("none", Path.GetDirectoryName(path)!, Path.GetFileName(path), "900150983cd24fb0d6963f7d28e17f72");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
