using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Tensors;

/// <summary>The small value types beside tensors.</summary>
public class CoreValuesTests
{
    [Theory]
    [InlineData(1f, 0x3F80)]
    [InlineData(-0f, 0x8000)]
    [InlineData(3.14f, 0x4049)]
    [InlineData(1.00390625f, 0x3F80)]
    [InlineData(1.01171875f, 0x3F82)]
    [InlineData(3.4e38f, 0x7F80)]
    [InlineData(float.PositiveInfinity, 0x7F80)]
    public void Given_a_float_when_rounded_to_bfloat16_then_the_bits_are_the_nearest_even(float value, int bits)
    {
        using var ours = tensor(new[] { (BFloat16)value });
        using var libtorchs = tensor(value).to(ScalarType.BFloat16);

        Assert.Equal(BFloat16.FromRawValue((ushort)bits), (BFloat16)value);
        Assert.True(ours.bytes.SequenceEqual(libtorchs.bytes));
    }

    [Fact]
    public void Given_bfloat16_numbers_when_calculated_and_compared_then_the_rules_are_those_of_float()
    {
        Assert.True(BFloat16.IsNaN((BFloat16)float.NaN));
        Assert.True(BFloat16.NaN != (BFloat16)float.NaN);
        Assert.True(BFloat16.IsNegativeInfinity(-BFloat16.PositiveInfinity));
        Assert.Equal(BFloat16.One, BFloat16.One + BFloat16.Epsilon * (BFloat16)0.25f);
        Assert.True(BFloat16.One < BFloat16.One + BFloat16.Epsilon);
        Assert.Equal(2f, ((BFloat16)6f / (BFloat16)3f).ToSingle());
        Assert.Equal(1, BFloat16.One.CompareTo(null));
        Assert.Throws<ArgumentException>(() => BFloat16.One.CompareTo(1f));
        Assert.Equal("1.50", ((BFloat16)1.5f).ToString("F2", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Given_sizes_when_joined_sliced_and_compared_then_they_act_as_shapes()
    {
        torch.Size size = (2L, 3L, 4L);

        Assert.Equal(24, size.numel());
        Assert.Equal([3, 4], size.Slice(1, 3).Shape);
        Assert.Equal([3], size.Slice(-2, -1).Shape);
        Assert.True(size.Slice(2, 1).IsEmpty);
        Assert.Equal(new torch.Size([2L, 3, 4, 5]), size + new[] { 5L });
        Assert.Equal(new torch.Size((2, 3)), new torch.Size(new[] { 2, 3 }));
        Assert.True(default(torch.Size).IsScalar);
        Assert.Throws<OverflowException>(() => new torch.Size([long.MaxValue, 3]).numel());
        Assert.Equal([2, 3, 4], zeros(24).unflatten(0, size).shape);
    }

    [Fact]
    public void Given_element_types_when_asked_then_limits_and_promotions_are_PyTorchs()
    {
        using var scope = NewDisposeScope();

        Assert.Equal(1.1920928955078125e-07, finfo().eps);
        Assert.Equal((16, 65504.0, 6.103515625e-05), (finfo(float16).bits, finfo(float16).max, finfo(float16).tiny));
        Assert.Equal(3.3895313892515355e+38, finfo(bfloat16).max);
        Assert.Throws<ArgumentException>(() => finfo(ScalarType.Int32));
        Assert.Equal(127, max_int_value(ScalarType.Int8));
        Assert.Throws<ArgumentException>(() => max_int_value(ScalarType.Float32));
        Assert.Equal(ScalarType.Float32, promote_types(ScalarType.Int64, ScalarType.Float32));
        Assert.Equal(ScalarType.Int16, promote_types(ScalarType.Byte, ScalarType.Int8));
        Assert.Equal(ScalarType.Float32, result_type(ones(2), tensor(1.0)));
        Assert.True(can_cast(ScalarType.Float64, ScalarType.Float32));
        Assert.False(can_cast(ScalarType.Float32, ScalarType.Int32));
        Assert.Throws<ArgumentException>(() => set_default_dtype(ScalarType.Int32));
    }

    [Fact]
    public void Given_shapes_when_broadcast_then_they_are_joined_or_refused()
    {
        Assert.Equal([3, 2, 4], broadcast_shapes([2, 1], [3, 1, 4]).Shape);
        Assert.Equal([0, 2], broadcast_shapes([1, 2], [0, 1]).Shape);
        Assert.Empty(broadcast_shapes().Shape);
        Assert.Throws<ArgumentException>(() => broadcast_shapes([2], [3]));
    }

    [Fact]
    public void Given_a_seed_when_numbers_are_drawn_then_they_are_those_that_tensors_would_get()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(7);
        using var same = new Generator(7);

        Assert.Equal(rand([1L], ScalarType.Float64, generator: same).item<double>(), rand_float(generator));
        Assert.Equal(randint(5, 90, [1L], generator: same).item<long>(), randint_long(5, 90, generator));
        Assert.InRange(randint_int(3, generator), 0, 2);
        Assert.Equal(7, generator.initial_seed());
        var state = get_rng_state();
        var drawn = randn_float();
        set_rng_state(state);
        Assert.Equal(drawn, randn_float());
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => set_rng_state(zeros(3)));
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => randint_int(0, generator));
    }

    [Fact]
    public void Given_a_histogram_rule_when_applied_then_the_number_of_bins_is_NumPys()
    {
        using var scope = NewDisposeScope();
        var data = cat([arange(0, 50, 1, ScalarType.Float64), arange(20, 30, 0.25, ScalarType.Float64)]);

        // numpy.histogram_bin_edges(data, bins=rule).size - 1
        Assert.Equal(10, histogram(data, HistogramBinSelector.Sqrt).hist.numel());
        Assert.Equal(8, histogram(data, HistogramBinSelector.Sturges).hist.numel());
        Assert.Equal(9, histogram(data, HistogramBinSelector.Rice).hist.numel());
        Assert.Equal(90, histogram(data, HistogramBinSelector.Scott).hist.sum().item<long>());
        Assert.Equal(1, histogram(ones(5), HistogramBinSelector.Stone).hist.numel());
        Assert.Equal(1, histogram(zeros(0), HistogramBinSelector.Doane).hist.numel());
        Assert.Equal([2, 3], histogram(tensor(new[] { 1f, 2f, 3f, 4f, 5f }), 2, out var again).hist.data<float>().ToArray());
        Assert.Equal(3, again.bin_edges.numel());
    }

    [Fact]
    public void Given_members_that_work_in_place_when_called_then_the_tensor_itself_comes_back_changed()
    {
        using var scope = NewDisposeScope();
        var tensor = ones(3);

        Assert.Same(tensor, tensor.random_(5, 6));
        Assert.Equal([5f, 5, 5], tensor.data<float>().ToArray());
        Assert.Same(tensor, tensor.gelu_(TorchSharp.Modules.GELU.Approximate.none));
        Assert.Same(tensor, tensor.exponential_(2));
        Assert.Same(tensor, tensor.rename_(["N"]));
        Assert.Equal([2, 2], tensor.rename(null).arange_out(0, 4, 1).reshape(2, 2).shape);
    }

    [Fact]
    public void Given_versions_when_normalized_then_they_read_as_NuGets()
    {
        Assert.Equal("2.7.1", NormalizeNuGetVersion("2.7.1.0"));
        Assert.Equal("1.0.0.3-beta", NormalizeNuGetVersion("1.0.0.3-beta"));
        Assert.Throws<ArgumentException>(() => NormalizeNuGetVersion("1"));
    }
}
