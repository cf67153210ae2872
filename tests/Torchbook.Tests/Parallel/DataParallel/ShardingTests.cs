using Torchbook.Parallel;
using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel.DataParallel;

public class ShardingTests
{
    private static readonly Examples examples = new(arange(23, dtype: ScalarType.Float32).view(23, 1), arange(23, dtype: ScalarType.Int64));

    [Fact]
    public void Given_a_batch_when_sharded_then_each_rank_has_its_rows_and_together_they_are_the_batch()
    {
        var shards = ThreadRanks.Run(3, ranks => ranks.Shard(examples.Labels.narrow(0, 0, 6)).data<long>().ToArray());

        Assert.Equal([[0, 1], [2, 3], [4, 5]], shards);
    }

    [Fact]
    public void Given_examples_when_each_rank_goes_through_them_then_no_example_comes_twice_and_incomplete_batches_are_left_out()
    {
        var seen = ThreadRanks.Run(2, ranks => ranks.Shards(examples, batchSize: 6, seed: 5).Select(b =>
        {
            Assert.Equal(b.Inputs.data<float>().Select(x => (long)x), b.Labels.data<long>());
            return b.Labels.data<long>().ToArray();
        }).ToArray());

        Assert.All(seen, batches => Assert.All(batches, b => Assert.Equal(3, b.Length)));
        Assert.Equal(18, seen.SelectMany(b => b).SelectMany(b => b).Distinct().Count());
        // The first batch is the same as one process would draw.
        using var generator = new Generator(5);
        var whole = examples.Batches(6, shuffle: true, generator).Select(b => b.Labels.data<long>().ToArray()).First();
        Assert.Equal(whole, seen.SelectMany(batches => batches[0]));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(0)]
    public void Given_a_batch_that_the_ranks_do_not_divide_when_sharded_then_the_error_says_why(int size)
    {
        ThreadRanks.Run(2, ranks =>
        {
            Assert.Contains("evenly over 2 ranks", Assert.Throws<ArgumentException>(() => ranks.Shard(zeros(size, 1))).Message);
            Assert.Contains("multiple of 2", Assert.Throws<ArgumentException>(() => ranks.Shards(examples, size, 1)).Message);
        });
    }
}
