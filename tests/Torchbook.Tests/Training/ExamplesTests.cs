using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Tests.Training;

public class ExamplesTests : IDisposable
{
    private readonly TorchSharp.DisposeScope scope = NewDisposeScope();
    private readonly Examples ten = (arange(10, ScalarType.Float32).reshape(10, 1), arange(10, ScalarType.Int64));

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Given_ten_examples_when_batched_by_four_then_all_come_in_order_and_the_last_batch_is_smaller() =>
        Assert.Equal([[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]], Batches(false, null));

    [Fact]
    public void Given_a_generator_when_shuffled_then_every_example_comes_once_in_the_order_of_PyTorchs_randperm()
    {
        using var generator = new Generator(1);

        // torch.randperm(10, generator=torch.Generator().manual_seed(1))
        Assert.Equal([5L, 6, 1, 2, 0, 8, 9, 3, 7, 4], Batches(true, generator).SelectMany(b => b));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), Batches(true, generator).SelectMany(b => b).Order());
    }

    [Fact]
    public void Given_a_scope_around_each_step_when_batched_then_batches_live_until_the_next_and_none_is_left()
    {
        var before = LiveTensors.Settled();
        Minibatch last = default;
        foreach (var batch in ten.Batches(4, shuffle: true))
        {
            using var step = NewDisposeScope();
            Assert.False(batch.Inputs.IsInvalid);
            Assert.True(last.Inputs is null || last.Inputs.IsInvalid);
            last = batch;
        }

        Assert.True(last.Labels.IsInvalid);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Given_a_loop_that_is_left_early_when_batched_then_nothing_is_left()
    {
        var before = LiveTensors.Settled();
        foreach (var _ in ten.Batches(3, shuffle: true))
        {
            break;
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Theory]
    [InlineData(0, 0, 10)]
    [InlineData(3, 3, 7)]
    [InlineData(99, 10, 0)]
    public void Given_a_count_when_taken_and_skipped_then_the_parts_complete_each_other(long count, long taken, long skipped)
    {
        Assert.Equal(taken, ten.Take(count).Count);
        Assert.Equal(skipped, ten.Skip(count).Count);
    }

    [Fact]
    public void Given_a_seed_when_shuffled_then_inputs_and_labels_stay_together_and_the_seed_decides()
    {
        var (first, second, other) = (ten.Shuffled(3), ten.Shuffled(3), ten.Shuffled(4));
        Assert.Equal(first.Labels.data<long>().ToArray(), second.Labels.data<long>().ToArray());
        Assert.NotEqual(first.Labels.data<long>().ToArray(), other.Labels.data<long>().ToArray());
        Assert.Equal(first.Labels.data<long>().Select(l => (float)l), first.Inputs.data<float>());
    }

    [Fact]
    public void Given_labeled_images_when_used_as_examples_then_their_tensors_are_shared()
    {
        using var glyphs = Torchbook.Data.Glyphs.Load(train: 30, test: 10);
        Examples examples = glyphs.Train;
        Assert.Same(glyphs.Train.Images, examples.Inputs);
        Assert.Equal([1, 28, 28], examples.InputShape);
        Assert.True(examples.HasClasses);
    }

    private List<long[]> Batches(bool shuffle, Generator? generator) =>
        [.. ten.Batches(4, shuffle, generator).Select(b => b.Labels.data<long>().ToArray())];
}
