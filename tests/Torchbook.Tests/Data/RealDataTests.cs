using Torchbook.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Data;

/// <summary>The published datasets themselves; each is skipped where neither cache nor mirror nor network has it.</summary>
public sealed class RealDataTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Given_mnist_when_loaded_then_it_has_its_known_sizes_labels_and_mean()
    {
        var (train, test) = TestStores.OrSkip(() => Mnist.Load());

        Assert.Equal([60_000, 1, 28, 28], train.Images.shape);
        Assert.Equal([10_000, 1, 28, 28], test.Images.shape);
        Assert.Equal([5L, 0, 4, 1, 9], train.Labels.data<long>().ToArray()[..5]);
        Assert.Equal([7L, 2, 1, 0, 4], test.Labels.data<long>().ToArray()[..5]);
        // The mean and standard deviation that everybody normalizes MNIST with.
        Assert.Equal(0.1307, train.Images.mean().item<float>(), 1e-4);
        Assert.Equal(0.3081, train.Images.std().item<float>(), 1e-4);
    }

    [Fact]
    public void Given_fashion_mnist_when_loaded_then_it_has_its_known_sizes_and_mean()
    {
        var (train, test) = TestStores.OrSkip(() => FashionMnist.Load());

        Assert.Equal([60_000, 1, 28, 28], train.Images.shape);
        Assert.Equal([10_000, 1, 28, 28], test.Images.shape);
        Assert.Equal("Ankle boot", train.ClassNames[(int)train.Labels[0].item<long>()]);
        Assert.Equal(0.2860, train.Images.mean().item<float>(), 1e-4);
    }

    [Fact]
    public void Given_the_uci_digits_when_loaded_then_the_split_is_fixed_and_has_all_classes_in_proportion()
    {
        var (train, test) = TestStores.OrSkip(() => Digits.Load());

        Assert.Equal([1438, 1, 8, 8], train.Images.shape);
        Assert.Equal([359, 1, 8, 8], test.Images.shape);
        Assert.Equal(1, train.Images.max().item<float>());
        Assert.All(Enumerable.Range(0, 10), digit => Assert.InRange(test.Labels.eq(digit).sum().item<long>(), 35, 37));
        Assert.Equal([1L, 3, 0, 1, 6, 1, 6, 9, 6, 9, 1, 2], test.Labels.data<long>().ToArray()[..12]);
    }

    [Fact]
    public void Given_the_tables_when_loaded_then_rows_measurements_and_classes_are_the_published_ones()
    {
        var iris = TestStores.OrSkip(() => Iris.Load());
        var wine = TestStores.OrSkip(() => Wine.Load());
        var cancer = TestStores.OrSkip(() => BreastCancer.Load());

        Assert.Equal([150, 4], iris.Features.shape);
        Assert.Equal(["setosa", "versicolor", "virginica"], iris.ClassNames);
        Assert.Equal(5.8433f, iris.Features.mean([0])[0].item<float>(), 1e-3f);
        Assert.Equal([178, 13], wine.Features.shape);
        Assert.Equal(13.0006f, wine.Features.mean([0])[0].item<float>(), 1e-3f);
        Assert.Equal([569, 30], cancer.Features.shape);
        Assert.Equal(["malignant", "benign"], cancer.ClassNames);
        Assert.Equal(212, cancer.Labels.eq(0).sum().item<long>());
        Assert.All([iris, wine, cancer], table => Assert.Equal(table.Features.shape[1], table.FeatureNames.Count));
    }

    [Fact]
    public void Given_a_table_when_split_then_every_row_is_in_one_part()
    {
        var iris = TestStores.OrSkip(() => Iris.Load());

        var (train, test) = iris.Split(testShare: 0.2);

        Assert.Equal((120, 30), (train.Count, test.Count));
        Assert.All(Enumerable.Range(0, 3), label => Assert.Equal(10, test.Labels.eq(label).sum().item<long>()));
        Assert.Equal(iris.Features.sum().item<float>(), (train.Features.sum() + test.Features.sum()).item<float>(), 1e-2f);
    }

    [Fact]
    public void Given_the_photographs_when_loaded_then_their_colors_are_those_of_another_decoder()
    {
        var china = TestStores.OrSkip(() => Photographs.China());
        var flower = TestStores.OrSkip(() => Photographs.Flower());

        Assert.Equal([3, 427, 640], china.Pixels.shape);
        Assert.Equal([3, 427, 640], flower.Pixels.shape);
        // Means of red, green and blue by libjpeg.
        Assert.All(china.Pixels.mean([1, 2]).data<float>().ToArray().Zip([0.5675f, 0.5705f, 0.5526f]), pair => Assert.Equal(pair.Second, pair.First, 1e-3f));
        Assert.All(flower.Pixels.mean([1, 2]).data<float>().ToArray().Zip([0.2162f, 0.2885f, 0.2235f]), pair => Assert.Equal(pair.Second, pair.First, 1e-3f));
        Assert.Equal([427, 640], china.ToGray().shape);
        Assert.Equal([3, 133, 200], china.FitInto(200).Pixels.shape);
    }

    [Fact]
    public void Given_no_photograph_in_reach_when_the_best_is_asked_for_then_a_scene_is_drawn_and_the_credit_says_so()
    {
        using var folder = new TemporaryFolder();

        var scene = Photographs.Best(TestStores.Offline(folder.Path));

        Assert.Equal([3, 427, 640], scene.Pixels.shape);
        Assert.InRange(scene.Pixels.std().item<float>(), 0.15, 0.35);
        Assert.StartsWith("drawn by Torchbook", scene.Credit);
    }
}
