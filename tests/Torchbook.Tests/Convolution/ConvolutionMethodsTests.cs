using Torchbook.Convolution;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Convolution;

/// <summary>Four methods, one answer: libtorch's conv2d is the oracle, shapes are fresh in every run and the seed is printed.</summary>
public class ConvolutionMethodsTests(ITestOutputHelper output)
{
    private const int Cases = 40;

    public static TheoryData<string, ScalarType> MethodsAndTypes => new(
        from method in (string[])["direct", "im2col", "fft", "winograd"]
        from type in (ScalarType[])[ScalarType.Float32, ScalarType.Float64]
        select (method, type));

    [Theory]
    [MemberData(nameof(MethodsAndTypes))]
    public void Given_random_shapes_when_convolved_then_the_method_equals_libtorch(string method, ScalarType type)
    {
        var random = Seeded(out var tolerance, type);
        for (var i = 0; i < Cases; i++)
        {
            using var scope = NewDisposeScope();
            var winograd = method == "winograd";
            var (kernelHeight, kernelWidth) = winograd ? (3, 3) : (random.Next(1, 8), random.Next(1, 8));
            long stride = winograd ? 1 : random.Next(1, 4), padding = random.Next(0, 4);
            var input = randn([random.Next(1, 4), random.Next(1, 5), random.Next(7, 20), random.Next(7, 20)], type);
            var weight = randn([random.Next(1, 5), input.shape[1], kernelHeight, kernelWidth], type);
            var expected = nn.functional.conv2d(input, weight, strides: [stride, stride], padding: [padding, padding]);
            var actual = Apply(method, input, weight, stride, padding);
            var what = $"{method}, input [{string.Join(", ", input.shape)}], weight [{string.Join(", ", weight.shape)}], stride {stride}, padding {padding}";
            Assert.Equal(expected.shape, actual.shape);
            Assert.Equal(type, actual.dtype);
            var difference = (expected - actual).abs().max().to_type(ScalarType.Float64).item<double>();
            Assert.True(difference <= tolerance, $"{what}: off by {difference:E1}.");
        }
    }

    [Theory]
    [InlineData("im2col")]
    [InlineData("fft")]
    [InlineData("winograd")]
    public void Given_weights_that_require_a_gradient_when_convolved_then_it_equals_libtorch_s(string method)
    {
        _ = Seeded(out var tolerance, ScalarType.Float64);
        using var scope = NewDisposeScope();
        var input = randn([2, 3, 9, 8], ScalarType.Float64);
        var weight = randn([4, 3, 3, 3], ScalarType.Float64);
        var steepness = randn([2, 4, 9, 8], ScalarType.Float64);
        var expected = Gradient(w => nn.functional.conv2d(input, w, padding: [1, 1]));
        var actual = Gradient(w => Apply(method, input, w, 1, 1));
        Assert.True((expected - actual).abs().max().item<double>() <= 10 * tolerance);

        Tensor Gradient(Func<Tensor, Tensor> convolve)
        {
            var leaf = weight.clone().requires_grad_();
            (convolve(leaf) * steepness).sum().backward();
            return leaf.grad!;
        }
    }

    [Theory]
    [InlineData("direct")]
    [InlineData("im2col")]
    [InlineData("fft")]
    public void Given_a_kernel_as_large_as_the_padded_input_when_convolved_then_one_number_comes_out(string method)
    {
        using var scope = NewDisposeScope();
        var result = Apply(method, ones(1, 1, 3, 5), ones(1, 1, 7, 9), 2, 2);
        Assert.Equal([1, 1, 1, 1], result.shape);
        Assert.Equal(15, result.item<float>(), 1e-4);
    }

    [Fact]
    public void Given_views_that_are_not_contiguous_when_convolved_directly_then_the_elements_are_read_in_order()
    {
        using var scope = NewDisposeScope();
        var input = arange(48, ScalarType.Float32).reshape(1, 1, 6, 8).transpose(2, 3);
        var weight = arange(6, ScalarType.Float32).reshape(1, 1, 2, 3).transpose(2, 3);
        Assert.True(nn.functional.conv2d(input, weight).allclose(DirectConvolution.Apply(input, weight)));
    }

    [Fact]
    public void Given_two_by_two_windows_when_laid_out_as_columns_then_they_stand_in_reading_order()
    {
        using var scope = NewDisposeScope();
        var columns = Im2ColConvolution.Columns(arange(9, ScalarType.Float32).reshape(1, 1, 3, 3), 2, 2);
        Assert.Equal([1, 4, 4], columns.shape);
        Assert.Equal([0, 1, 3, 4, 1, 2, 4, 5, 3, 4, 6, 7, 4, 5, 7, 8], columns.reshape(16).data<float>().ToArray());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 8)]
    [InlineData(31, 32)]
    [InlineData(97, 100)]
    [InlineData(1021, 1024)]
    public void Given_a_length_when_rounded_up_then_it_has_only_small_factors(long length, long expected) =>
        Assert.Equal(expected, FftConvolution.FastLength(length));

    private static Tensor Apply(string method, Tensor input, Tensor weight, long stride, long padding) => method switch
    {
        "direct" => DirectConvolution.Apply(input, weight, stride, padding),
        "im2col" => Im2ColConvolution.Apply(input, weight, stride, padding),
        "fft" => FftConvolution.Apply(input, weight, stride, padding),
        _ => WinogradConvolution.Apply(input, weight, padding),
    };

    private Random Seeded(out double tolerance, ScalarType type)
    {
        var seed = Environment.GetEnvironmentVariable("TORCHBOOK_TEST_SEED") is { } text ? int.Parse(text) : Random.Shared.Next();
        output.WriteLine($"seed {seed}; repeat with TORCHBOOK_TEST_SEED={seed}");
        manual_seed(seed);
        tolerance = type == ScalarType.Float64 ? 1e-10 : 1e-4;
        return new Random(seed);
    }
}
