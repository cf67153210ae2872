using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Utils;

public class TensorFilesTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Bool)]
    [InlineData(ScalarType.BFloat16)]
    public void Given_a_tensor_when_saved_and_loaded_then_type_shape_and_elements_are_the_same(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var saved = arange(6).reshape(2, 3).to(type);
        var stream = new MemoryStream();
        saved.Save(stream);
        stream.Position = 0;

        var loaded = Tensor.Load(stream);

        Assert.Equal((type, stream.Length), (loaded.dtype, stream.Position));
        Assert.Equal([2, 3], loaded.shape);
        Assert.True(saved.Equals(loaded));
    }

    [Fact]
    public void Given_a_scalar_and_an_empty_tensor_when_saved_then_they_come_back()
    {
        using var scope = NewDisposeScope();
        var stream = new MemoryStream();
        tensor(3.5).Save(stream);
        empty(0, 4).Save(stream);
        stream.Position = 0;

        Assert.Equal(3.5, Tensor.Load(stream).ToDouble());
        Assert.Equal([0, 4], Tensor.Load(stream).shape);
    }

    [Fact]
    public void Given_a_tensor_of_another_shape_when_loaded_into_then_the_error_shows_both()
    {
        using var scope = NewDisposeScope();
        var stream = new MemoryStream();
        ones(2, 3).Save(stream);
        ones(2, 3).Save(stream);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        var target = zeros(2, 3);

        target.Load(reader, skip: true);
        Assert.Equal(0, target.sum().ToDouble());
        target.Load(reader);
        Assert.Equal(6, target.sum().ToDouble());
        stream.Position = 0;
        Assert.Contains("[2, 3]; this one is [3]", Assert.Throws<InvalidDataException>(() => zeros(3).Load(reader)).Message);
    }
}
