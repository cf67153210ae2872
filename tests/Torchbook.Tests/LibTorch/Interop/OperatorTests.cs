using System.Reflection;
using System.Runtime.InteropServices;
using Torchbook.LibTorch;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Interop;

public class OperatorTests
{
    [Fact]
    public void Given_every_operator_we_name_when_bound_to_the_running_libtorch_then_it_is_there_with_its_arguments()
    {
        var operators = typeof(Operator).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Operator)).ToDictionary(f => $"{f.DeclaringType}.{f.Name}", f => Record.Exception(((Operator)f.GetValue(null)!).Resolve)?.Message);

        // X and EarlyX are one operator under its names in two versions: either will do.
        bool HasOther(string field) => operators.Any(o => o.Value is null && o.Key != field && o.Key.Replace(".Early", ".", StringComparison.Ordinal) == field.Replace(".Early", ".", StringComparison.Ordinal));
        Assert.True(operators.Count > 500);
        Assert.Empty(operators.Where(o => o.Value is not null && !HasOther(o.Key)).Select(o => o.Value));
    }

    [Fact]
    public void Given_an_operator_that_libtorch_lacks_when_bound_then_the_error_names_it_and_the_version()
    {
        var error = Assert.Throws<ExternalException>(() => new Operator("aten::nonesuch", "", "self").Resolve());

        Assert.Equal($"libtorch {__version__} has no operator aten::nonesuch", error.Message);
    }

    [Fact]
    public void Given_an_argument_that_the_operator_lacks_when_bound_then_the_error_names_it()
    {
        var error = Assert.Throws<ExternalException>(() => new Operator("aten::relu", "", "self,inplace").Resolve());

        Assert.Contains("has no argument 'inplace'", error.Message);
    }

    [Fact]
    public void Given_shapes_that_do_not_fit_when_called_then_the_error_is_libtorchs_with_the_operators_name()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ExternalException>(() => nn.functional.conv2d(ones(1, 1, 5, 5), ones(1, 3, 3, 3)));

        Assert.Equal("conv2d: Given groups=1, weight of size [1, 3, 3, 3], expected input[1, 1, 5, 5] to have 3 channels, but got 1 channels instead", error.Message);
    }

    [Fact]
    public void Given_arguments_left_out_when_called_then_the_operators_own_defaults_hold()
    {
        using var scope = NewDisposeScope();
        var image = arange(16f).reshape(1, 1, 4, 4);

        Assert.Equal([5f, 7f, 13f, 15f], nn.functional.max_pool2d(image, 2).data<float>().ToArray());
        Assert.Equal([2, 2], nn.functional.conv2d(image, ones(1, 1, 3, 3)).shape[2..]);
        Assert.Equal([4, 4], nn.functional.conv2d(image, ones(1, 1, 3, 3), padding: [1, 1]).shape[2..]);
    }

    [Fact]
    public void Given_a_list_of_dimensions_left_out_when_counting_then_all_of_them_count()
    {
        using var scope = NewDisposeScope();
        var table = tensor(new float[,] { { 0, 1, 2 }, { 3, 0, 0 } });

        Assert.Equal(3, table.count_nonzero().item<long>());
        Assert.Equal([2, 1], table.count_nonzero([1]).data<long>().ToArray());
    }

    [Fact]
    public void Given_dimensions_of_size_1_when_squeezed_then_all_go_or_the_one_that_is_named()
    {
        using var scope = NewDisposeScope();

        Assert.Equal([2], ones(1, 2, 1).squeeze().shape);
        Assert.Equal([1, 2], ones(1, 2, 1).squeeze(-1).shape);
        Assert.Equal([2, 1], ones(1, 2, 1).squeeze_(0).shape);
        Assert.Equal([3], squeeze(ones(3, 1)).shape);
    }

    [Fact]
    public void Given_a_signal_when_transformed_there_and_back_then_it_is_the_same()
    {
        using var scope = NewDisposeScope();
        var signal = rand(3, 8, dtype: ScalarType.Float64);

        var back = fft.irfft2(fft.rfft2(signal), s: [3, 8]);

        Assert.True(back.allclose(signal, atol: 1e-12));
        Assert.Equal(5, fft.rfft(signal).shape[1]);
        Assert.Equal(3, fft.fft_(signal, 3).shape[1]);
    }
}
