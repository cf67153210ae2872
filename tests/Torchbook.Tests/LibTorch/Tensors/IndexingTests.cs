using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Tensors;

public class IndexingTests
{
    private static readonly TensorIndex All = TensorIndex.Colon;

    // 0 1 2 3 / 4 5 6 7 / 8 9 10 11
    private static Tensor Table() => arange(12).reshape(3, 4);

    private static void Holds(Tensor tensor, long[] shape, params long[] values)
    {
        Assert.Equal(shape, tensor.shape);
        Assert.Equal(values, tensor.data<long>().ToArray());
    }

    [Fact]
    public void Given_numbers_when_indexed_then_each_takes_one_dimension_away()
    {
        using var scope = NewDisposeScope();

        Holds(Table()[1], [4], 4, 5, 6, 7);
        Holds(Table()[-1, -2], [], 10);
    }

    [Fact]
    public void Given_ranges_when_indexed_then_the_dimension_stays()
    {
        using var scope = NewDisposeScope();

        Holds(Table()[1.., 1..3], [2, 2], 5, 6, 9, 10);
        Holds(Table()[All, TensorIndex.Slice(null, null, 2)], [3, 2], 0, 2, 4, 6, 8, 10);
        Holds(Table()[All, ^1], [3], 3, 7, 11);
        Holds(Table()[^2..], [2, 4], 4, 5, 6, 7, 8, 9, 10, 11);
    }

    [Fact]
    public void Given_an_ellipsis_or_a_new_axis_when_indexed_then_the_rest_keeps_its_place()
    {
        using var scope = NewDisposeScope();

        Holds(Table()[TensorIndex.Ellipsis, 0], [3], 0, 4, 8);
        Holds(Table()[0, TensorIndex.None], [1, 4], 0, 1, 2, 3);
    }

    [Fact]
    public void Given_a_mask_or_positions_when_indexed_then_those_elements_are_gathered()
    {
        using var scope = NewDisposeScope();

        Holds(Table()[Table() > 8], [3], 9, 10, 11);
        Holds(Table()[TensorIndex.Tensor(tensor(new long[] { 2, 0 })), 1..3], [2, 2], 9, 10, 1, 2);
        Holds(Table()[All, TensorIndex.Tensor(tensor(new long[] { 3, 3 }))], [3, 2], 3, 3, 7, 7, 11, 11);
    }

    [Fact]
    public void Given_an_assignment_when_indexed_then_the_tensor_itself_changes()
    {
        using var scope = NewDisposeScope();
        var table = Table();

        table[1, 1..3] = tensor(new long[] { 50, 60 });
        table[2] = tensor(0L);
        table[table == 3] = tensor(-3L);

        Holds(table, [3, 4], 0, 1, 2, -3, 4, 50, 60, 7, 0, 0, 0, 0);
    }

    [Fact]
    public void Given_too_many_or_too_large_indices_when_indexed_then_the_error_says_so()
    {
        using var scope = NewDisposeScope();

        var many = Assert.Throws<ArgumentException>(() => Table()[0, 0, 0]);
        Assert.Contains("3 indices for a tensor of 2 dimensions", many.Message);
        var large = Assert.ThrowsAny<Exception>(() => Table()[5]);
        Assert.Contains("index 5 out of range", large.Message);
    }

    [Fact]
    public void Given_an_index_that_selects_everything_when_the_result_is_disposed_then_the_source_lives()
    {
        using var table = Table();

        table[All].Dispose();

        Assert.Equal(11, table[2, 3].item<long>());
    }
}
