using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Tensors;

/// <summary>Elements in and out: arrays, bytes, streams, files, storage.</summary>
public class TensorElementsTests
{
    private static string NewFile() => Path.Combine(Path.GetTempPath(), $"torchbook-{Guid.NewGuid():N}");

    [Fact]
    public void Given_complex_numbers_when_made_into_tensors_then_shape_type_and_values_are_kept()
    {
        using var scope = NewDisposeScope();
        var pair = tensor(new[] { (1f, 2f), (3f, 4f) });
        var matrix = tensor(new System.Numerics.Complex[,] { { new(1, 2) }, { new(3, 4) } });

        Assert.Equal(ScalarType.ComplexFloat32, pair.dtype);
        Assert.Equal([(1f, 2f), (3f, 4f)], pair.data<(float, float)>().ToArray());
        Assert.Equal(ScalarType.ComplexFloat64, matrix.dtype);
        Assert.Equal([2, 1], matrix.shape);
        Assert.Equal(new System.Numerics.Complex(3, 4), matrix[1, 0].ToComplex64());
        Assert.Equal((5f, 6f), tensor(5f, 6f).ToComplex32());
        Assert.Equal(ScalarType.ComplexFloat64, tensor((5.0, 6.0)).dtype);
        Assert.Equal(ScalarType.ComplexFloat32, tensor(1.0, 2.0, complex64).dtype);
        Assert.Equal([1, 2], tensor(new List<(float, float)> { (1, 0), (2, 0) }, 1, 2).shape);
        Assert.Equal(2f, ((Tensor)(2f, 0f)).real.item<float>());
    }

    [Fact]
    public void Given_bfloat16_numbers_when_made_into_tensors_then_they_come_back()
    {
        using var scope = NewDisposeScope();
        var values = new[] { (BFloat16)1.5f, (BFloat16)(-2f), BFloat16.MaxValue };

        var made = tensor(values);

        Assert.Equal(ScalarType.BFloat16, made.dtype);
        Assert.Equal(values, made.data<BFloat16>().ToArray());
        Assert.Equal(-2f, made.ReadCpuBFloat16(1));
        Assert.Equal((BFloat16)1.5f, made[0].ToBFloat16());
        Assert.Equal((Half)1.5, made[0].ToHalf());
        Assert.Equal(ScalarType.BFloat16, (ones(2, bfloat16) * (BFloat16)3f).dtype);
        Assert.Equal([2, 1], tensor(new BFloat16[2, 1]).shape);
    }

    [Fact]
    public void Given_a_tensor_when_listed_then_the_lists_are_nested_as_its_dimensions()
    {
        using var scope = NewDisposeScope();

        var list = Assert.IsType<System.Collections.ArrayList>(arange(6).reshape(2, 3).tolist());
        var row = Assert.IsType<System.Collections.ArrayList>(list[1]);

        Assert.Equal(5, Assert.IsType<Scalar>(row[2]).ToInt64());
        Assert.IsType<Scalar>(tensor(1f).tolist());
        Assert.Empty((System.Collections.ArrayList)zeros(0).tolist());
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(7)]
    public void Given_a_stream_when_a_tensor_is_written_and_read_then_every_byte_is_there(int buffer)
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        var written = randn(5, 9);
        written.WriteBytesToStream(stream, buffer);
        stream.Position = 0;
        var read = zeros(5, 9);

        read.ReadBytesFromStream(stream, buffer);

        Assert.Equal(5 * 9 * 4, stream.Length);
        Assert.True(read.Equals(written));
        Assert.Throws<EndOfStreamException>(() => read.ReadBytesFromStream(stream, buffer));
        Assert.Throws<NotSupportedException>(() => read.t().WriteBytesToStream(stream));
        Assert.Throws<ArgumentOutOfRangeException>(() => read.WriteBytesToStream(stream, 0));
    }

    [Fact]
    public void Given_a_file_when_a_tensor_is_saved_then_it_loads_here_and_in_Python()
    {
        using var scope = NewDisposeScope();
        var file = NewFile();
        var written = randn(3, 2, ScalarType.Float64);
        try
        {
            torch.save(written, file);

            Assert.True(torch.load(file).Equals(written));
            Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
            Assert.True(PyTorchScript.Run($"out['y'] = next(torch.jit.load('{file}').parameters())")["y"].Equals(written));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Given_no_file_or_a_damaged_one_when_loaded_then_the_error_is_an_exception()
    {
        var file = NewFile();
        try
        {
            File.WriteAllBytes(file, [80, 75, 3, 4, 0, 0, 1]);

            Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => Tensor.load(file));
            Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => Tensor.load(file + "-absent"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Given_part_of_an_array_when_it_becomes_a_tensor_then_offset_and_count_are_elements()
    {
        using var scope = NewDisposeScope();
        var numbers = new[] { 1, 2, 3, 4, 5 };

        Assert.Equal([3, 4], frombuffer(numbers, ScalarType.Int32, 2, 2).data<int>().ToArray());
        Assert.Equal([4f, 5f], frombuffer(numbers, ScalarType.Float32, offset: 3).data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => frombuffer(numbers, ScalarType.Int32, offset: 5));
        Assert.Throws<IndexOutOfRangeException>(() => frombuffer(numbers, ScalarType.Int32, 4, 2));
    }

    [Fact]
    public void Given_a_file_of_numbers_when_mapped_then_they_are_the_elements()
    {
        using var scope = NewDisposeScope();
        var file = NewFile();
        try
        {
            File.WriteAllBytes(file, [1, 0, 0, 0, 2, 0, 0, 0]);

            Assert.Equal([1, 2], from_file(file, size: 2, dtype: ScalarType.Int32).data<int>().ToArray());
            Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => from_file(file + "-absent", size: 2, dtype: ScalarType.Int32));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Given_a_storage_when_read_and_written_then_it_is_the_memory_of_all_views()
    {
        using var scope = NewDisposeScope();
        var tensor = arange(6, ScalarType.Float32).reshape(2, 3);
        var storage = tensor[1].storage<float>();

        storage[0] = 10;
        storage[3..5] = 7f;

        Assert.Equal(6, storage.Count);
        Assert.Equal(24ul, storage.nbytes());
        Assert.Equal([10f, 1, 2, 7, 7, 5], tensor.data<float>().ToArray());
        Assert.Equal([1f, 2], storage[(1, 3)].ToArray());
        Assert.Equal(3, storage.IndexOf(7f));
        Assert.Equal([7L, 7, 5], storage.@long().ToArray());
        storage.copy_([3f, 4f]);
        Assert.Equal([3f, 4, 2, 7, 7, 5], storage.tolist());
        storage.fill_(1);
        Assert.All(storage, v => Assert.Equal(1f, v));
    }

    [Fact]
    public void Given_a_storage_when_used_wrongly_then_an_exception_says_so()
    {
        using var scope = NewDisposeScope();
        var tensor = zeros(4);
        var storage = tensor.storage<float>();

        Assert.Throws<IndexOutOfRangeException>(() => storage[4]);
        Assert.ThrowsAny<ArgumentException>(() => storage[2..9]);
        Assert.Throws<InvalidOperationException>(() => storage[..] = storage);
        Assert.Throws<InvalidOperationException>(() => ((torch.Storage<float>)1f).Count);
        tensor.zeros(100_000).Dispose();
        Assert.Equal(100_000, storage.Count);
        tensor.Dispose();
        Assert.Throws<ObjectDisposedException>(() => storage[0]);
        storage.Dispose();
        Assert.Throws<InvalidOperationException>(() => storage.ToArray());
    }
}
