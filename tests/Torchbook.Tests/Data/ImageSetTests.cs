using Torchbook.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Data;

public sealed class ImageSetTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Given_glyphs_when_loaded_then_images_labels_and_names_fit_together()
    {
        var (train, test) = Glyphs.Load(GlyphAlphabet.All, train: 124, test: 62, seed: 5);

        Assert.Equal([124, 1, 28, 28], train.Images.shape);
        Assert.Equal([124], train.Labels.shape);
        Assert.Equal([62, 1, 28, 28], test.Images.shape);
        Assert.Equal((ScalarType.Float32, ScalarType.Int64), (train.Images.dtype, train.Labels.dtype));
        Assert.Equal(62, train.ClassNames.Count);
        Assert.InRange(train.Images.min().item<float>(), 0, 0.1f);
        Assert.InRange(train.Images.max().item<float>(), 0.9f, 1);
        Assert.Equal(61, train.Labels.max().item<long>());
        Assert.Equal("Glyphs (digits and letters), train: 124 images of 28×28 pixels, gray, 62 classes", train.ToString());
    }

    [Fact]
    public void Given_train_and_test_of_any_seeds_then_they_share_no_picture()
    {
        var fingerprints = Enumerable.Range(0, 4).SelectMany(seed =>
        {
            var data = Glyphs.Load(train: 10, test: 10, seed: seed);
            return new[] { data.Train.Fingerprint, data.Test.Fingerprint };
        });

        Assert.Equal(8, fingerprints.Distinct().Count());
    }

    [Fact]
    public void Given_a_seed_when_shuffled_then_the_order_is_new_and_labels_stay_with_their_images()
    {
        var set = Glyphs.Load(train: 50, test: 0).Train;

        var once = set.Shuffle(3);

        Assert.Equal(once.Labels.data<long>().ToArray(), set.Shuffle(3).Labels.data<long>().ToArray());
        Assert.NotEqual(once.Labels.data<long>().ToArray(), set.Shuffle(4).Labels.data<long>().ToArray());
        Assert.Equal(Pairs(set).Order(), Pairs(once).Order());
    }

    [Fact]
    public void Given_more_than_there_are_when_taken_then_all_come()
    {
        var set = Glyphs.Load(train: 30, test: 0).Train;

        Assert.Equal(20, set.Take(20).Count);
        Assert.Equal(30, set.Take(99).Count);
        Assert.Equal(0, set.Take(0).Count);
    }

    [Fact]
    public void Given_another_size_when_resized_then_brightness_stays()
    {
        var set = Glyphs.Load(train: 10, test: 0).Train;

        var small = set.Resize(14, 7);

        Assert.Equal([10, 1, 14, 7], small.Images.shape);
        Assert.Equal(set.Images.mean().item<float>(), small.Images.mean().item<float>(), 2e-3f);
    }

    [Fact]
    public void Given_a_set_when_loaded_in_batches_then_every_image_comes_once()
    {
        var set = Glyphs.Load(train: 25, test: 0).Train;
        using var loader = utils.data.DataLoader(set.ToDataset(), batchSize: 10, shuffle: true);

        var sizes = loader.Select(batch => batch[0].shape[0]).ToList();

        Assert.Equal([10, 10, 5], sizes);
    }

    [Fact]
    public void Given_loading_when_done_then_no_tensor_is_left_but_the_two_of_each_part()
    {
        using var inner = NewDisposeScope();

        Glyphs.Load(train: 10, test: 10);

        Assert.Equal(4, inner.DisposablesCount);
    }

    private static IEnumerable<string> Pairs(ImageSet set) => Enumerable.Range(0, (int)set.Count)
        .Select(i => $"{set.Labels[i].item<long>()} {set.Images[i].sum().item<float>():R} {set.Images[i].max().item<float>():R}");
}
