using Torchbook.Models;
using Torchbook.Tests.Data;
using Torchbook.Training;
using Torchbook.Transfer;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Transfer;

public sealed class FeaturesTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly TemporaryFolder folder = new();
    private readonly SmallConvNet model = new([1, 8, 8], 3);
    private readonly Examples data = new(rand(30, 1, 8, 8), randint(0, 3, [30], ScalarType.Int64));

    public void Dispose()
    {
        model.Dispose();
        folder.Dispose();
        scope.Dispose();
    }

    private static bool Same(Tensor a, Tensor b) => a.eq(b).all().item<bool>();

    [Fact]
    public void Given_a_network_that_trains_when_features_are_extracted_then_they_are_those_of_evaluation_and_nothing_changes()
    {
        model.call(data.Inputs);
        var features = Features.Extract(model.Features, data, batchSize: 7);
        var count = model.get_buffer("features.norm1.num_batches_tracked")!.item<long>();

        Assert.Equal([30, 64], features.Inputs.shape);
        Assert.False(features.Inputs.requires_grad);
        Assert.True(Same(data.Labels, features.Labels));
        Assert.Equal(1, count);
        Assert.True(model.Features.training);
        model.eval();
        Assert.True(model.Features.call(data.Inputs).allclose(features.Inputs, atol: 1e-5));
    }

    [Fact]
    public void Given_an_extractor_that_puts_out_maps_when_extracted_then_each_example_is_one_row()
    {
        var maps = nn.Sequential(("conv", nn.Conv2d(1, 2, 3)));
        Assert.Equal([30, 72], Features.Extract(maps, data).Inputs.shape);
    }

    [Fact]
    public void Given_no_examples_or_other_sizes_when_extracted_then_the_error_says_so()
    {
        Assert.Contains("is empty", Assert.Throws<ArgumentException>(() => Features.Extract(model.Features, data.Take(0))).Message, StringComparison.Ordinal);
        Assert.Contains("[30, 64]", Assert.Throws<ArgumentException>(() => Features.Extract(model.Features, (data.Inputs.flatten(1), data.Labels))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_features_in_the_cache_when_asked_again_then_they_are_read_and_equal_bit_by_bit()
    {
        var first = new FeatureCache(folder / "made when needed");
        var extracted = first.Extract(model.Features, data);
        var second = new FeatureCache(folder / "made when needed");
        var read = second.Extract(model.Features, data);

        Assert.Equal((0, 1, 1, 0), (first.Hits, first.Misses, second.Hits, second.Misses));
        Assert.True(Same(extracted.Inputs, read.Inputs));
        Assert.True(Same(data.Labels, read.Labels));
    }

    [Fact]
    public void Given_other_weights_running_averages_inputs_or_layers_when_asked_then_features_are_extracted_anew()
    {
        var cache = new FeatureCache(folder.Path);
        cache.Extract(model.Features, data);
        cache.Extract(model.Features, data.Take(29));
        cache.Extract(model.Features, (1 - data.Inputs, data.Labels));
        using (no_grad())
        {
            model.get_parameter("features.conv3.weight")![0, 0, 0, 0] += 1e-3f;
        }

        cache.Extract(model.Features, data);
        model.get_buffer("features.norm2.running_var")![1] += 1e-3f;
        cache.Extract(model.Features, data);
        cache.Extract(nn.Sequential(("all", model.Features), ("relu", nn.ReLU())), data);
        cache.Extract(nn.Sequential(("all", model.Features), ("relu", nn.Tanh())), data);

        Assert.Equal((0, 7), (cache.Hits, cache.Misses));
    }

    [Fact]
    public void Given_other_labels_when_asked_then_the_features_are_found_and_carry_those()
    {
        var cache = new FeatureCache(folder.Path);
        cache.Extract(model.Features, data);
        var again = cache.Extract(model.Features, (data.Inputs, (data.Labels + 1) % 3));

        Assert.Equal(1, cache.Hits);
        Assert.True(Same((data.Labels + 1) % 3, again.Labels));
    }

    [Fact]
    public void Given_a_damaged_file_in_the_cache_when_asked_then_it_is_replaced()
    {
        var cache = new FeatureCache(folder.Path);
        var expected = cache.Extract(model.Features, data);
        var file = Assert.Single(Directory.GetFiles(folder.Path));
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..100]);

        Assert.True(Same(expected.Inputs, cache.Extract(model.Features, data).Inputs));
        Assert.Equal(2, cache.Misses);
        cache.Extract(model.Features, data);
        Assert.Equal(1, cache.Hits);
    }
}
