using Torchbook.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Data;

public sealed class ImageFileTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Given_a_picture_when_saved_and_loaded_then_it_is_the_same_to_a_gray_level()
    {
        var picture = linspace(0, 1, 3 * 8 * 9).reshape(3, 8, 9);
        ImageFile.Save(picture, folder / "picture.png");

        var loaded = ImageFile.Load(folder / "picture.png");

        Assert.Equal([3, 8, 9], loaded.shape);
        Assert.True((loaded - picture).abs().max().item<float>() <= 0.5f / 255 + 1e-6f);
    }

    [Fact]
    public void Given_values_outside_the_range_when_saved_then_they_are_cut_off()
    {
        ImageFile.Save(tensor(new float[,] { { -3, 7 } }), folder / "picture.png");

        Assert.Equal([0f, 1f], ImageFile.Load(folder / "picture.png", torchvision.io.ImageReadMode.GRAY).data<float>().ToArray());
    }

    [Fact]
    public void Given_the_same_size_when_resized_then_nothing_changes()
    {
        var picture = rand(3, 7, 5);

        Assert.True(ImageFile.Resize(picture, 7, 5).allclose(picture));
    }

    [Fact]
    public void Given_an_even_picture_when_resized_then_it_stays_even()
    {
        var resized = ImageFile.Resize(full([1, 9, 13], 0.25f), 4, 30);

        Assert.Equal([1, 4, 30], resized.shape);
        Assert.True(resized.allclose(full_like(resized, 0.25f)));
    }

    [Theory]
    [InlineData(2, new[] { 1.581395f, 4.418605f })]
    [InlineData(3, new[] { 0.857143f, 3f, 5.142857f })]
    [InlineData(14, new[] { 0f, 0.25f, 0.75f, 1.25f, 1.75f, 2.25f, 2.75f, 3.25f, 3.75f, 4.25f, 4.75f, 5.25f, 5.75f, 6f })]
    public void Given_a_ramp_when_resized_then_values_are_those_of_Pillow(int size, float[] expected)
    {
        var ramp = arange(7, dtype: ScalarType.Float32).reshape(1, 1, 7);

        var resized = ImageFile.Resize(ramp, 1, size).data<float>().ToArray();

        Assert.Equal(expected.Length, resized.Length);
        Assert.All(expected.Zip(resized), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void Given_stripes_as_fine_as_pixels_when_halved_then_they_become_gray()
    {
        var stripes = arange(64, dtype: ScalarType.Float32).remainder(2).reshape(1, 1, 64);

        var halved = ImageFile.Resize(stripes, 1, 32);

        Assert.True((halved - 0.5).abs().narrow(2, 1, 30).max().item<float>() < 0.01);
    }

    [Fact]
    public void Given_no_size_when_resized_then_it_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageFile.Resize(zeros(1, 4, 4), 0, 4));
}
