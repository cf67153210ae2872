using Torchbook.Models;
using static TorchSharp.torch;

namespace Torchbook.Tests.Models;

public class ClassifiersTests
{
    [Fact]
    public void Given_images_when_a_linear_classifier_is_built_then_it_is_one_dense_layer()
    {
        using var scope = NewDisposeScope();
        using var model = Classifiers.Linear([1, 28, 28]);
        Assert.Equal([[10, 784], [10]], model.parameters().Select(p => p.shape));
        Assert.Equal([3, 10], model.call(rand(3, 1, 28, 28)).shape);
    }

    [Fact]
    public void Given_hidden_sizes_when_a_perceptron_is_built_then_ReLU_stands_between_dense_layers_and_not_at_the_end()
    {
        using var scope = NewDisposeScope();
        using var model = Classifiers.Mlp([8], 3, 16, 4);
        Assert.Equal(["flatten", "dense1", "relu1", "dense2", "relu2", "dense3"], model.named_children().Select(c => c.name));
        Assert.Equal([2, 3], model.call(rand(2, 8)).shape);
    }

    [Fact]
    public void Given_a_size_of_zero_when_built_then_the_error_shows_the_chain() =>
        Assert.Contains("8 → 0 → 10", Assert.Throws<ArgumentException>(() => Classifiers.Mlp([8], 10, 0)).Message, StringComparison.Ordinal);
}
