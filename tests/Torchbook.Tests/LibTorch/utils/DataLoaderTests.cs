using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Utils;

public class DataLoaderTests
{
    [Fact]
    public void Given_tensors_when_loaded_in_order_then_batches_are_their_rows()
    {
        using var x = arange(20, dtype: ScalarType.Float32).reshape(10, 2);
        using var y = arange(10);
        using var dataset = utils.data.TensorDataset(x, y);
        using var loader = utils.data.DataLoader(dataset, 4);

        Assert.Equal(3, loader.Count);
        var sizes = new List<long>();
        var rows = new List<long>();
        foreach (var batch in loader)
        {
            sizes.Add(batch[0].size(0));
            rows.AddRange(batch[1].data<long>().ToArray());
            Assert.Equal(2 * batch[1].data<long>()[0], batch[0].data<float>()[0]);
        }

        Assert.Equal([4, 4, 2], sizes);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), rows);
    }

    [Fact]
    public void Given_shuffle_when_enumerated_then_every_row_comes_once_and_a_seed_fixes_the_order()
    {
        using var y = arange(100);
        using var dataset = utils.data.TensorDataset(y);
        using var fixedOrder = utils.data.DataLoader(dataset, 8, shuffle: true, seed: 5, disposeDataset: false);
        using var other = utils.data.DataLoader(dataset, 8, shuffle: true, seed: 6, disposeDataset: false);
        using var free = utils.data.DataLoader(dataset, 8, shuffle: true, disposeDataset: false);

        Assert.Equal(Rows(fixedOrder), Rows(fixedOrder));
        Assert.NotEqual(Rows(fixedOrder), Rows(other));
        Assert.NotEqual(Rows(free), Rows(free));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (long)i), Rows(free).Order());
    }

    [Fact]
    public void Given_drop_last_when_loaded_then_the_rest_is_left_out()
    {
        using var y = arange(10);
        using var dataset = utils.data.TensorDataset(y);
        using var loader = utils.data.DataLoader(dataset, 4, drop_last: true);

        Assert.Equal((2, 8), (loader.Count, Rows(loader).Count));
    }

    [Fact]
    public void Given_a_batch_when_the_next_is_asked_for_then_it_is_disposed_unless_kept()
    {
        using var y = arange(10);
        using var dataset = utils.data.TensorDataset(y);
        using var disposing = utils.data.DataLoader(dataset, 4, disposeDataset: false);
        using var keeping = utils.data.DataLoader(dataset, 4, disposeBatch: false, disposeDataset: false);
        var before = LiveTensors.Settled();

        var gone = disposing.ToList();
        Assert.All(gone, batch => Assert.True(batch[0].IsInvalid));
        Assert.Equal(before, Tensor.TotalCount);
        foreach (var batch in disposing)
        {
            Assert.False(batch[0].IsInvalid);
            break;
        }

        Assert.Equal(before, Tensor.TotalCount);
        var kept = keeping.ToList();
        Assert.All(kept, batch => Assert.False(batch[0].IsInvalid));
        kept.ForEach(batch => batch[0].Dispose());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Given_a_dataset_of_the_users_when_loaded_then_items_are_stacked_and_disposed(int workers)
    {
        using var loader = utils.data.DataLoader(new Squares(), 3, num_worker: workers);
        var before = LiveTensors.Settled();
        var seen = new List<float>();
        foreach (var batch in loader)
        {
            Assert.Equal([batch["x"].size(0), 2], batch["x"].shape);
            seen.AddRange(batch["square"].data<float>().ToArray());
        }

        Assert.Equal([0, 1, 4, 9, 16, 25, 36], seen);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Given_a_training_loop_in_scopes_when_batches_come_then_the_scope_may_end_before_them()
    {
        using var x = randn(6, 2);
        using var dataset = utils.data.TensorDataset(x);
        using var loader = utils.data.DataLoader(dataset, 2);
        var sum = 0.0;
        foreach (var batch in loader)
        {
            using var scope = NewDisposeScope();
            sum += batch[0].sum().ToDouble();
        }

        Assert.Equal(x.sum().ToDouble(), sum, 4);
    }

    [Fact]
    public void Given_an_owner_when_it_disposes_its_tensors_then_the_dataset_keeps_its_own()
    {
        var x = ones(3, 2);
        using var dataset = utils.data.TensorDataset(x);
        x.Dispose();

        Assert.Equal(3, dataset.Count);
        Assert.Equal([2], dataset[1][0].shape);
    }

    [Fact]
    public void Given_bad_settings_when_made_then_the_error_says_what_is_wrong()
    {
        using var three = ones(3);
        using var four = ones(4);
        using var scalar = ones([]);
        Assert.Contains("[3] and [4]", Assert.Throws<ArgumentException>(() => utils.data.TensorDataset(three, four)).Message);
        Assert.Throws<ArgumentException>(() => utils.data.TensorDataset());
        Assert.Throws<ArgumentException>(() => utils.data.TensorDataset(scalar));
        using var dataset = utils.data.TensorDataset(three);
        Assert.Throws<ArgumentOutOfRangeException>(() => utils.data.DataLoader(dataset, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset[3]);
    }

    private static List<long> Rows(IEnumerable<IList<Tensor>> loader) => loader.SelectMany(batch => batch[0].data<long>().ToArray()).ToList();

    private sealed class Squares : utils.data.Dataset
    {
        public override long Count => 7;

        public override Dictionary<string, Tensor> GetTensor(long index) => new()
        {
            ["x"] = tensor(new float[] { index, -index }),
            ["square"] = tensor((float)(index * index)),
        };
    }
}
