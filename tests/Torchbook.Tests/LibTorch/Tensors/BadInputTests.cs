using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Tensors;

/// <summary>What is wrong ends as an exception, with the operator's name and without a C++ backtrace, and never as the end of the process.</summary>
public class BadInputTests
{
    public static TheoryData<string, Action> Calls => new()
    {
        { "too many bytes", () => zeros(1L << 40, 1L << 20) },
        { "sizes whose product overflows", () => empty([1L << 40, 1L << 40]) },
        { "a negative size", () => ones(-3) },
        { "shapes that do not fit", () => zeros(2, 3).matmul(zeros(4, 5)) },
        { "a dimension that is not there", () => zeros(2, 3).sum(5) },
        { "an index out of range", () => _ = zeros(2, 3)[7, 0] },
        { "index tensors out of range", () => _ = zeros(2)[TensorIndex.Tensor(tensor(new[] { 9L }))] },
        { "an index tensor of fractions", () => _ = zeros(2)[TensorIndex.Tensor(tensor(new[] { 0.5f }))] },
        { "a mask of another size", () => _ = zeros(3)[ones(4, ScalarType.Bool)] },
        { "a value that does not fit its place", () => zeros(2, 3)[0] = zeros(4) },
        { "a step of zero", () => _ = zeros(4)[TensorIndex.Slice(0, 4, 0)] },
        { "a reshape to another count", () => zeros(6).reshape(4, 2) },
        { "whole numbers where gradients are asked", () => tensor(new[] { 1L }, requires_grad: true) },
        { "backward from a vector", () => (ones(3).requires_grad_() * 2).backward() },
        { "a view of what is not contiguous", () => zeros(2, 3).t().view(6) },
        { "a singular matrix", () => linalg.inv(zeros(2, 2)) },
        { "no matrix", () => linalg.svd(zeros(3)) },
        { "an odd triangle", () => linalg.eigvalsh(eye(2), 'X') },
        { "a letter that is not ASCII", () => linalg.eigvalsh(eye(2), 'Ü') },
        { "no equation", () => einsum("ab,bc", zeros(2), zeros(2)) },
        { "a window longer than the transform", () => zeros(20).stft(4, win_length: 9, return_complex: true) },
        { "quantiles beyond one", () => ones(3).quantile(tensor(2f)) },
        { "scales of what is not quantized", () => zeros(2).q_scale() },
        { "positions in what is not sparse", () => _ = zeros(2).SparseIndices },
        { "a cross product in a plane", () => zeros(2).cross(1, 0) },
        { "an expansion of what is not one", () => zeros(2).expand(3) },
        { "a device that is not there", () => zeros(2).to("cuda:7") },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Given_bad_arguments_when_called_then_libtorchs_message_arrives_as_an_exception(string what, Action call)
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ExternalException>(call);

        Assert.DoesNotContain("frame #", error.Message);
        Assert.DoesNotContain("Exception raised from", error.Message);
        Assert.Matches(@"^[\w.:]+: .+", error.Message.Split('\n')[0]);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Given_a_disposed_tensor_when_used_anyhow_then_it_says_that_it_is_disposed()
    {
        var tensor = zeros(2, 2);
        tensor.Dispose();

        Assert.All(
            new Action[]
            {
                () => tensor.add(1), () => ones(2).add(tensor), () => tensor.data<float>(), () => _ = tensor.shape, () => _ = tensor[0], () => tensor.backward(),
                () => tensor.tolist(), () => tensor.str(), () => _ = tensor.names, () => tensor.save("x"), () => cat([tensor]), () => _ = tensor.bytes, () => tensor.storage<float>(),
            },
            use => Assert.Throws<ObjectDisposedException>(use));
        Assert.Equal("disposed tensor", tensor.ToString());
        tensor.Dispose();
    }

    [Fact]
    public void Given_another_element_type_when_read_then_the_message_names_both()
    {
        using var scope = NewDisposeScope();

        Assert.Contains("Int64", Assert.Throws<ArgumentException>(() => arange(3).data<float>()).Message);
        Assert.Throws<ArgumentException>(() => ones(1).item<double>());
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Throws<NotSupportedException>(() => ones(2).data<char>());
        Assert.Throws<IndexOutOfRangeException>(() => ones(2).ReadCpuSingle(2));
        Assert.Throws<IndexOutOfRangeException>(() => ones(2).data<float>()[-3]);
    }

    [Fact]
    public void Given_arrays_of_another_length_than_their_shape_when_made_into_tensors_then_the_message_tells_both()
    {
        Assert.Contains("3 elements", Assert.Throws<ArgumentException>(() => tensor(new[] { 1f, 2f, 3f }, [2, 2])).Message);
        Assert.Throws<OverflowException>(() => tensor(new[] { 1f }, [1L << 40, 1L << 40]));
        Assert.Throws<ArgumentException>(() => tensor(new[] { 1f }, [-1, -1, 2]));
        Assert.Throws<ArgumentException>(() => ones(2).bytes = new byte[3]);
    }

    [Fact]
    public void Given_a_literal_zero_as_the_dimension_when_summed_then_it_is_taken_for_an_element_type_as_in_TorchSharp()
    {
        using var scope = NewDisposeScope();
        var table = ones(2, 3);
        const long Rows = 0;

        // sum(0) converts to ScalarType.Byte: the overload with that single parameter needs no default, and C# prefers it.
        Assert.Equal((ScalarType.Byte, 0L), (table.sum(0).dtype, table.sum(0).ndim));
        Assert.Equal((ScalarType.Float32, 1L), (table.sum(1).dtype, table.sum(1).ndim));
        Assert.Equal((ScalarType.Float32, 1L), (table.sum(0L).dtype, table.sum(Rows + 0L).ndim));
        Assert.Equal((ScalarType.Float32, 1L), (table.sum(dim: 0).dtype, table.sum(dim: 0).ndim));
    }
}
