using Torchbook.Convolution;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Convolution;

/// <summary>The drawing computes what it shows.</summary>
public class SlidingWindowTests
{
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(1, 2, 2)]
    public void Given_stride_padding_and_dilation_then_the_output_equals_libtorch_s(int stride, int padding, int dilation)
    {
        using var scope = NewDisposeScope();
        manual_seed(21);
        var (image, kernel) = (rand([6, 7], ScalarType.Float64), rand([3, 2], ScalarType.Float64));
        var window = new SlidingWindow(image.ToMatrix(), kernel.ToMatrix(), stride, padding, dilation);
        var expected = nn.functional.conv2d(image.reshape(1, 1, 6, 7), kernel.reshape(1, 1, 3, 2), strides: [stride, stride], padding: [padding, padding], dilation: [dilation, dilation]);
        Assert.True(tensor(window.Output).allclose(expected[0, 0]));
        Assert.Equal(window.Places, window.Frames().Count());
    }

    [Fact]
    public void Given_a_place_then_its_figure_states_the_sum()
    {
        var frame = new SlidingWindow(new double[,] { { 1, 2, 0 }, { 3, 4, 0 } }, new double[,] { { 1, -2 } }).Frame(2);
        Assert.Equal("Row 1, column 0: the window sums to −5", frame.Title);
        Assert.Equal("3·1 + 4·(−2) = −5", frame.Subtitle);
        Assert.Contains("<svg", frame.ToSvg());
    }

    [Fact]
    public void Given_a_kernel_or_place_that_does_not_fit_then_it_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new SlidingWindow(new double[2, 2], new double[3, 3]));
        Assert.Throws<ArgumentException>(() => new SlidingWindow(new double[4, 4], new double[3, 3], dilation: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlidingWindow(new double[4, 4], new double[3, 3], dilation: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlidingWindow(new double[4, 4], new double[3, 3]).Frame(4));
    }

    [Fact]
    public void Given_layers_then_the_diagram_states_the_receptive_field_and_too_few_pixels_are_refused()
    {
        var figure = ReceptiveFieldDiagram.Draw(24, new WindowLayer(3), new WindowLayer(3, Stride: 2), new WindowLayer(3, Dilation: 2));
        Assert.Equal("One output sees 13 pixels", figure.Title);
        Assert.Contains("layer 3: kernel 3, dilation 2", figure.ToSvg());
        Assert.Equal("One output sees 3 cells of layer 2", ReceptiveFieldDiagram.Follow(1, 24, new WindowLayer(3), new WindowLayer(3, Stride: 2), new WindowLayer(3, Dilation: 2)).Title);
        Assert.Throws<ArgumentOutOfRangeException>(() => ReceptiveFieldDiagram.Follow(2, 24, new WindowLayer(3)));
        Assert.Contains("window of 5 does not fit into the 3 cells", Assert.Throws<ArgumentException>(() => ReceptiveFieldDiagram.Draw(5, new WindowLayer(3), new WindowLayer(3, Dilation: 2))).Message);
    }

    [Fact]
    public void Given_tensors_then_pictures_and_matrices_keep_their_order()
    {
        using var scope = NewDisposeScope();
        var ramp = arange(6, ScalarType.Float32).reshape(2, 3);
        Assert.Equal([0, 1, 2, 3, 4, 5], ramp.ToMatrix().Cast<double>());
        Assert.Equal([0, 51, 102, 153, 204, 255], ramp.ToPicture(white: 5).Pixels);
        Assert.Equal([0, 3, 1, 4, 2, 5], ramp.t().ToMatrix().Cast<double>());
        Assert.Equal([0, 0, 255, 0, 0, 255], stack([zeros(1, 2), zeros(1, 2), ones(1, 2)]).ToPicture().Pixels);
        Assert.Contains("[2, 3, 3]", Assert.Throws<ArgumentException>(() => zeros(2, 3, 3).ToPicture()).Message);
        Assert.Contains("[3]", Assert.Throws<ArgumentException>(() => zeros(3).ToMatrix()).Message);
    }
}
