using Torchbook.Convolution;

namespace Torchbook.Tests.Convolution;

/// <summary>Counts that can be checked by hand, and where the methods overtake each other.</summary>
public class ConvolutionCostTests
{
    private static readonly ConvolutionShape Layer = new(2, 3, 10, 10, 4, 3, 3);

    [Fact]
    public void Given_a_small_layer_then_direct_and_im2col_do_the_same_products_and_im2col_pays_in_memory()
    {
        const double Products = 2 * 4 * 8 * 8 * 3 * 3 * 3;
        Assert.Equal(new("direct", Products, 0), ConvolutionCost.Direct(Layer));
        Assert.Equal(new("im2col", Products, 4 * 2 * 8 * 8 * 27), ConvolutionCost.Im2Col(Layer));
    }

    [Fact]
    public void Given_a_small_layer_then_Winograd_is_counted_tile_by_tile()
    {
        // 2 images × 4 × 4 tiles.
        Assert.Equal(16 * 32 * 12 + 32 * 32 * 3 + 28 * 12 + 24 * 32 * 4, ConvolutionCost.Winograd(Layer).MultiplyAdds);
        Assert.Throws<ArgumentException>(() => ConvolutionCost.Winograd(new(1, 1, 9, 9, 1, 5, 5)));
    }

    [Fact]
    public void Given_an_eight_by_eight_ring_then_the_FFT_is_counted_transform_by_transform()
    {
        var cost = ConvolutionCost.Fft(new(1, 1, 8, 8, 1, 3, 3));
        Assert.Equal(3 * 1.25 * 64 * 6 + 4 * 40, cost.MultiplyAdds);
        Assert.Equal(3 * 40 * 8, cost.WorkspaceBytes);
    }

    [Fact]
    public void Given_growing_kernels_then_the_direct_count_overtakes_the_FFT_which_stays_flat()
    {
        ConvolutionShape Same(long kernel) => new(1, 8, 128, 128, 8, kernel, kernel, 1, kernel / 2);
        Assert.True(ConvolutionCost.Direct(Same(3)).MultiplyAdds < ConvolutionCost.Fft(Same(3)).MultiplyAdds);
        Assert.True(ConvolutionCost.Direct(Same(15)).MultiplyAdds > 5 * ConvolutionCost.Fft(Same(15)).MultiplyAdds);
    }
}
