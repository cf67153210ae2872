using Torchbook.Models;
using static TorchSharp.torch;

namespace Torchbook.Tests.Models;

public class LeNetTests
{
    [Theory]
    [InlineData(1, 28, 28, 5, 16 * 25 + 16 + 32 * 16 * 25 + 32 + 1568 * 128 + 128 + 1290)]
    [InlineData(1, 8, 8, 3, 16 * 9 + 16 + 32 * 16 * 9 + 32 + 128 * 128 + 128 + 1290)]
    [InlineData(3, 32, 32, 5, 48 * 25 + 16 + 32 * 16 * 25 + 32 + 2048 * 128 + 128 + 1290)]
    [InlineData(2, 13, 7, 3, 32 * 9 + 16 + 32 * 16 * 9 + 32 + 96 * 128 + 128 + 1290)]
    public void Given_an_image_size_when_built_then_kernels_parameters_and_outputs_are_as_documented(int channels, int height, int width, int kernel, long parameters)
    {
        using var scope = NewDisposeScope();
        using var model = new LeNet([channels, height, width]);
        Assert.Equal([16, channels, kernel, kernel], model.Conv1.weight.shape);
        Assert.Equal(parameters, model.parameters().Sum(p => p.numel()));
        Assert.Equal([5, 10], model.call(rand(5, channels, height, width)).shape);
    }

    [Fact]
    public void Given_its_layers_when_named_then_each_parameter_is_there_once() => Assert.Equal(
        ["layers.conv1.weight", "layers.conv1.bias", "layers.conv2.weight", "layers.conv2.bias", "layers.dense1.weight", "layers.dense1.bias", "layers.dense2.weight", "layers.dense2.bias"],
        new LeNet([1, 28, 28]).named_parameters().Select(p => p.name));

    [Fact]
    public void Given_a_shape_that_is_no_image_or_too_few_classes_when_built_then_it_is_refused()
    {
        Assert.Contains("not [28, 28]", Assert.Throws<ArgumentException>(() => new LeNet([28, 28])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new LeNet([1, 3, 28]));
        Assert.Throws<ArgumentException>(() => new LeNet([0, 28, 28]));
        Assert.Contains("at least 2 classes, not 1", Assert.Throws<ArgumentException>(() => new LeNet([1, 28, 28], 1)).Message, StringComparison.Ordinal);
    }
}
