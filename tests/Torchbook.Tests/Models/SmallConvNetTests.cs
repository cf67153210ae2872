using Torchbook.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Models;

public sealed class SmallConvNetTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(1, 28, 28, 576)]
    [InlineData(3, 32, 40, 64 * 4 * 5)]
    [InlineData(2, 8, 15, 64)]
    public void Given_an_image_size_when_built_then_features_and_logits_have_the_documented_shapes(int channels, int height, int width, int features)
    {
        using var model = new SmallConvNet([channels, height, width], 7);
        var images = rand(3, channels, height, width);
        Assert.Equal(features, model.FeatureCount);
        Assert.Equal([3, features], model.Features.call(images).shape);
        Assert.Equal([3, 7], model.call(images).shape);
        Assert.Equal(144 * channels + 16 * 32 * 9 + 32 * 64 * 9 + 2 * (16 + 32 + 64) + 7 * (features + 1), model.parameters().Sum(p => p.numel()));
    }

    [Fact]
    public void Given_a_new_head_when_put_in_place_then_names_stay_features_stay_and_the_old_head_is_gone()
    {
        using var model = new SmallConvNet([1, 8, 8], 5);
        var names = model.state_dict().Keys.ToList();
        var (old, conv) = (model.Head, model.get_parameter("features.conv1.weight")!);
        model.ReplaceHead(3);

        Assert.Equal(names, model.state_dict().Keys);
        Assert.Equal([3, 64], model.get_parameter("head.weight")!.shape);
        Assert.Same(model.Head.weight, model.get_parameter("head.weight"));
        Assert.Same(conv, model.get_parameter("features.conv1.weight"));
        Assert.Equal([2, 3], model.call(rand(2, 1, 8, 8)).shape);
        Assert.ThrowsAny<Exception>(() => old.call(rand(2, 64)));
    }

    [Fact]
    public void Given_a_head_of_ones_own_when_put_in_place_then_it_decides()
    {
        using var model = new SmallConvNet([1, 8, 8], 5);
        var head = nn.Linear(64, 2);
        model.ReplaceHead(head);
        model.eval();
        var images = rand(4, 1, 8, 8);
        Assert.True(head.call(model.Features.call(images)).allclose(model.call(images)));
    }

    [Fact]
    public void Given_sizes_that_do_not_fit_when_built_or_replaced_then_they_are_refused_and_the_old_head_stays()
    {
        Assert.Contains("not [1, 7, 28]", Assert.Throws<ArgumentException>(() => new SmallConvNet([1, 7, 28])).Message, StringComparison.Ordinal);
        Assert.Contains("not [28, 28]", Assert.Throws<ArgumentException>(() => new SmallConvNet([28, 28])).Message, StringComparison.Ordinal);
        Assert.Contains("not 1", Assert.Throws<ArgumentException>(() => new SmallConvNet([1, 8, 8], 1)).Message, StringComparison.Ordinal);
        using var model = new SmallConvNet([1, 8, 8], 5);
        Assert.Throws<ArgumentException>(() => model.ReplaceHead(1));
        Assert.Contains("takes 63 features; this network puts out 64", Assert.Throws<ArgumentException>(() => model.ReplaceHead(nn.Linear(63, 2))).Message, StringComparison.Ordinal);
        Assert.Equal([2, 5], model.call(rand(2, 1, 8, 8)).shape);
    }
}
