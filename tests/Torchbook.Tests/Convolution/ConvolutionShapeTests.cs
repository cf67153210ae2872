using Torchbook.Convolution;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Convolution;

/// <summary>Sizes, and the messages for those that do not fit.</summary>
public class ConvolutionShapeTests
{
    [Theory]
    [InlineData(28, 5, 1, 0, 24)]
    [InlineData(28, 3, 1, 1, 28)]
    [InlineData(28, 3, 2, 1, 14)]
    [InlineData(27, 3, 2, 0, 13)]
    [InlineData(3, 7, 1, 2, 1)]
    public void Given_kernel_stride_and_padding_then_the_output_has_the_expected_rows(long size, long kernel, long stride, long padding, long expected)
    {
        var shape = new ConvolutionShape(1, 1, size, size, 1, kernel, kernel, stride, padding);
        Assert.Equal([1, 1, expected, expected], shape.Output);
    }

    [Theory]
    [InlineData(new long[] { 8, 8 }, new long[] { 1, 1, 3, 3 }, "[N, C, H, W]; this one is [8, 8]")]
    [InlineData(new long[] { 1, 1, 8, 8 }, new long[] { 3, 3 }, "[O, C, KH, KW]; this one is [3, 3]")]
    [InlineData(new long[] { 1, 3, 8, 8 }, new long[] { 4, 1, 3, 3 }, "[1, 3, 8, 8] has 3 channels, the weight [4, 1, 3, 3] expects 1")]
    [InlineData(new long[] { 1, 1, 4, 4 }, new long[] { 1, 1, 5, 3 }, "kernel of 5×3 does not fit into an image of 4×4")]
    public void Given_shapes_that_do_not_fit_when_convolved_then_the_message_says_which(long[] input, long[] weight, string message)
    {
        using var scope = NewDisposeScope();
        foreach (var method in (Func<Tensor, Tensor, Tensor>[])[(x, w) => DirectConvolution.Apply(x, w), (x, w) => Im2ColConvolution.Apply(x, w), (x, w) => FftConvolution.Apply(x, w), (x, w) => WinogradConvolution.Apply(x, w)])
        {
            var error = Assert.Throws<ArgumentException>(() => method(zeros(input), zeros(weight)));
            Assert.Contains(message, error.Message);
        }
    }

    [Fact]
    public void Given_whole_numbers_when_convolved_then_the_message_names_the_type_and_the_remedy()
    {
        using var scope = NewDisposeScope();
        var pixels = zeros([1, 1, 8, 8], ScalarType.Byte);
        var error = Assert.Throws<ArgumentException>(() => DirectConvolution.Apply(pixels, zeros(1, 1, 3, 3)));
        Assert.Contains("holds Byte", error.Message);
        Assert.Contains("to_type()", error.Message);
    }

    [Fact]
    public void Given_two_types_when_convolved_then_the_message_names_both()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => FftConvolution.Apply(zeros(1, 1, 8, 8), zeros([1, 1, 3, 3], ScalarType.Float64)));
        Assert.Contains("Float32 and the weight Float64", error.Message);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-2, 0)]
    [InlineData(1, -1)]
    public void Given_a_stride_below_one_or_negative_padding_then_it_is_refused(long stride, long padding)
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentOutOfRangeException>(() => Im2ColConvolution.Apply(zeros(1, 1, 8, 8), zeros(1, 1, 3, 3), stride, padding));
    }

    [Fact]
    public void Given_an_empty_batch_then_it_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentOutOfRangeException>(() => DirectConvolution.Apply(zeros(0, 1, 8, 8), zeros(1, 1, 3, 3)));
    }

    [Fact]
    public void Given_a_five_by_five_kernel_when_Winograd_is_asked_then_it_names_the_alternatives()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => WinogradConvolution.Apply(zeros(1, 1, 8, 8), zeros(1, 1, 5, 5)));
        Assert.Contains("this one is 5×5. Use Im2ColConvolution or FftConvolution", error.Message);
    }
}
