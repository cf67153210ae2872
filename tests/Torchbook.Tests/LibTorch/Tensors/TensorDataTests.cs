using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Tensors;

public class TensorDataTests
{
    [Fact]
    public void Given_arrays_of_every_element_type_when_made_into_tensors_then_type_shape_and_values_are_kept()
    {
        using var scope = NewDisposeScope();

        Check(tensor(new float[,] { { 1, 2 }, { 3, 4 } }), ScalarType.Float32, [2, 2], new float[] { 1, 2, 3, 4 });
        Check(tensor(new double[] { 1, 2 }), ScalarType.Float64, [2], new double[] { 1, 2 });
        Check(tensor(new int[,,] { { { 1 }, { 2 } } }), ScalarType.Int32, [1, 2, 1], new[] { 1, 2 });
        Check(tensor(new long[] { 1, 2, 3, 4 }, [2, 2]), ScalarType.Int64, [2, 2], new long[] { 1, 2, 3, 4 });
        Check(tensor(new[] { true, false }), ScalarType.Bool, [2], new[] { true, false });
        Check(tensor(new byte[] { 255 }), ScalarType.Byte, [1], new byte[] { 255 });
        Check(tensor(3.5f), ScalarType.Float32, [], new[] { 3.5f });
    }

    private static void Check<T>(Tensor tensor, ScalarType dtype, long[] shape, T[] values) where T : struct
    {
        Assert.Equal(dtype, tensor.dtype);
        Assert.Equal(shape, tensor.shape);
        Assert.Equal(values, tensor.data<T>().ToArray());
    }

    [Fact]
    public void Given_a_transposed_tensor_when_read_then_the_elements_come_in_its_own_order()
    {
        using var scope = NewDisposeScope();
        var transposed = arange(6).reshape(2, 3).t();

        Assert.Equal([0, 3, 1, 4, 2, 5], transposed.data<long>().ToArray());
        Assert.Equal(5, transposed.data<long>()[2, 1]);
        Assert.Throws<IndexOutOfRangeException>(() => transposed.data<long>()[3, 0]);
    }

    [Fact]
    public void Given_a_wrong_element_type_when_read_then_the_error_names_both()
    {
        using var tensor = zeros(2);

        Assert.Contains("holds Float32, not Double", Assert.Throws<ArgumentException>(() => tensor.data<double>()).Message);
        Assert.Contains("has 2", Assert.Throws<ArgumentException>(() => tensor.item<float>()).Message);
    }

    [Fact]
    public void Given_a_shape_that_does_not_fit_the_array_when_made_into_a_tensor_then_the_error_gives_both_counts()
    {
        Assert.Contains("3 elements, the shape [2, 2] needs 4", Assert.Throws<ArgumentException>(() => tensor(new float[3], [2, 2])).Message);
    }

    [Fact]
    public void Given_numbers_of_other_types_when_mixed_with_a_tensor_then_the_tensors_type_stays()
    {
        using var scope = NewDisposeScope();
        var half = full([2], 0.5f);

        Assert.Equal([2f, 2f], ((1 - half) * 4).data<float>().ToArray());
        Assert.Equal([4f, 4f], (2 / half).data<float>().ToArray());
        Assert.Equal(ScalarType.Int64, (arange(3) * 2).dtype);
        Assert.Equal(ScalarType.Float32, (arange(3) * 2.5).dtype);
    }
}
