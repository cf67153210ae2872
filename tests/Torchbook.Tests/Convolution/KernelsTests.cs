using Torchbook.Convolution;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Convolution;

/// <summary>What the classic kernels do to pictures whose result is known.</summary>
public class KernelsTests
{
    public static TheoryData<string, float[,], double> Sums => new()
    {
        { "identity", Kernels.Identity, 1 },
        { "box", Kernels.Box(5), 1 },
        { "Gaussian", Kernels.Gaussian(1.4), 1 },
        { "narrow Gaussian", Kernels.Gaussian(0.01, 3), 1 },
        { "sharpen", Kernels.Sharpen, 1 },
        { "emboss", Kernels.Emboss, 1 },
        { "Sobel x", Kernels.SobelX, 0 },
        { "Sobel y", Kernels.SobelY, 0 },
        { "Prewitt x", Kernels.PrewittX, 0 },
        { "Prewitt y", Kernels.PrewittY, 0 },
        { "Laplacian", Kernels.Laplacian, 0 },
        { "heat", HeatDiffusion.Kernel(0.2), 1 },
    };

    [Theory]
    [MemberData(nameof(Sums))]
    public void Given_an_even_gray_picture_when_filtered_then_it_stays_even_at_gray_times_the_sum_of_weights(string name, float[,] kernel, double sum)
    {
        using var scope = NewDisposeScope();
        var filtered = ImageFilter.Apply(full([6, 7], 0.5f), kernel);
        Assert.True(filtered.allclose(full([6, 7], (float)(0.5 * sum)), atol: 1e-6), name);
    }

    [Fact]
    public void Given_a_ramp_when_filtered_then_Sobel_and_Prewitt_find_its_slope_and_direction()
    {
        using var scope = NewDisposeScope();
        var ramp = arange(8, ScalarType.Float32).expand(5, 8);
        Assert.Equal(8, Inside(ImageFilter.Apply(ramp, Kernels.SobelX)));
        Assert.Equal(6, Inside(ImageFilter.Apply(ramp, Kernels.PrewittX)));
        Assert.Equal(0, Inside(ImageFilter.Apply(ramp, Kernels.SobelY)));
        Assert.Equal(8, Inside(ImageFilter.Apply(ramp.t().contiguous(), Kernels.SobelY)));
        Assert.Equal(6, Inside(ImageFilter.Apply(ramp.t().contiguous(), Kernels.PrewittY)));

        static float Inside(Tensor picture) => picture[2, 3].item<float>();
    }

    [Fact]
    public void Given_a_parabola_when_filtered_with_the_Laplacian_then_its_curvature_comes_out()
    {
        using var scope = NewDisposeScope();
        var x = arange(9, ScalarType.Float32);
        var bowl = x.square().reshape(1, 9) + x.square().reshape(9, 1);
        Assert.Equal(4, ImageFilter.Apply(bowl, Kernels.Laplacian)[4, 4].item<float>());
    }

    [Fact]
    public void Given_a_color_picture_when_filtered_then_every_channel_is_filtered_by_itself()
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        var picture = rand(3, 9, 11);
        var filtered = ImageFilter.Apply(picture, Kernels.Emboss);
        Assert.Equal([3, 9, 11], filtered.shape);
        Assert.True(filtered[1].allclose(ImageFilter.Apply(picture[1], Kernels.Emboss)));
    }

    [Fact]
    public void Given_a_sigma_when_the_size_is_left_out_then_three_sigma_fit_on_each_side()
    {
        Assert.Equal(13, Kernels.Gaussian(2).GetLength(0));
        Assert.Equal(3, Kernels.Gaussian(0.2).GetLength(0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(4)]
    public void Given_a_size_without_a_middle_then_it_is_refused(int size)
    {
        Assert.Contains("odd", Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.Box(size)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.Gaussian(1, size));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Given_a_sigma_that_is_none_then_it_is_refused(double sigma) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.Gaussian(sigma));

    [Fact]
    public void Given_a_batch_or_an_even_kernel_when_filtered_then_the_message_says_what_is_wrong()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("[1, 1, 8, 8]", Assert.Throws<ArgumentException>(() => ImageFilter.Apply(zeros(1, 1, 8, 8), Kernels.Sharpen)).Message);
        Assert.Contains("this one is 2×2", Assert.Throws<ArgumentException>(() => ImageFilter.Apply(zeros(8, 8), new float[2, 2])).Message);
    }
}
