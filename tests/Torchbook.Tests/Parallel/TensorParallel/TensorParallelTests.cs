using Torchbook.Parallel;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel.TensorParallel;

public class TensorParallelTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-6;

    public static TheoryData<int, bool> Worlds => new() { { 1, true }, { 2, true }, { 2, false }, { 3, true }, { 3, false }, { 4, true }, { 4, false } };

    private Random Seeded()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        manual_seed(seed);
        return new(seed);
    }

    /// <summary>A layer with sizes that n divides, and an input [2, N, E].</summary>
    private static (Linear Layer, Tensor Input) Problem(Random random, int n, bool bias)
    {
        var (inputs, outputs) = (n * random.Next(1, 6), n * random.Next(1, 6));
        var layer = nn.Linear(inputs, outputs, bias, dtype: ScalarType.Float64);
        return (layer, randn(2, random.Next(1, 7), inputs, dtype: ScalarType.Float64));
    }

    /// <summary>Forward and backward of the whole: output, and gradients of input, weight and bias.</summary>
    private static (Tensor Output, Tensor Input, Tensor Weight, Tensor? Bias) Whole(Linear layer, Tensor input)
    {
        var x = input.clone().requires_grad_();
        var y = layer.call(x);
        (y * y).sum().backward();
        return (y.detach(), x.grad!, layer.weight.grad!, layer.bias?.grad);
    }

    private static void AssertClose(Tensor actual, Tensor expected, string what) => Assert.True(Close.Error(actual, expected) < Tolerance, $"{what}: off by {Close.Error(actual, expected):g3}");

    [Theory, MemberData(nameof(Worlds))]
    public void Given_a_column_parallel_layer_when_run_then_outputs_and_gradients_are_the_whole_layers(int n, bool bias)
    {
        using var scope = NewDisposeScope();
        var (layer, input) = Problem(Seeded(), n, bias);
        var whole = Whole(layer, input);
        ThreadRanks.Run(n, ranks =>
        {
            using var mine = NewDisposeScope();
            using var split = ColumnParallelLinear.Split(layer, ranks);
            var x = input.clone().requires_grad_();
            var y = split.call(x);
            (y * y).sum().backward();
            AssertClose(y, whole.Output, "output");
            AssertClose(x.grad!, whole.Input, "gradient of the input");
            AssertClose(split.Weight.grad!, whole.Weight.chunk(n)[ranks.Rank], "gradient of the weight");
            Assert.Equal(bias, split.Bias is not null);
            if (bias)
            {
                AssertClose(split.Bias!.grad!, whole.Bias!.chunk(n)[ranks.Rank], "gradient of the bias");
            }
        });
    }

    [Theory, MemberData(nameof(Worlds))]
    public void Given_a_row_parallel_layer_when_run_then_outputs_and_gradients_are_the_whole_layers(int n, bool bias)
    {
        using var scope = NewDisposeScope();
        var (layer, input) = Problem(Seeded(), n, bias);
        var whole = Whole(layer, input);
        ThreadRanks.Run(n, ranks =>
        {
            foreach (var inputIsSplit in new[] { false, true })
            {
                using var mine = NewDisposeScope();
                using var split = RowParallelLinear.Split(layer, ranks, inputIsSplit);
                var x = (inputIsSplit ? input.chunk(n, -1)[ranks.Rank].contiguous() : input.clone()).requires_grad_();
                var y = split.call(x);
                (y * y).sum().backward();
                AssertClose(y, whole.Output, "output");
                AssertClose(x.grad!, inputIsSplit ? whole.Input.chunk(n, -1)[ranks.Rank] : whole.Input, "gradient of the input");
                AssertClose(split.Weight.grad!, whole.Weight.chunk(n, 1)[ranks.Rank], "gradient of the weight");
                if (bias)
                {
                    AssertClose(split.Bias!.grad!, whole.Bias!, "gradient of the bias");
                }
            }
        });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Given_a_block_of_column_and_row_when_run_then_it_equals_the_whole_block_with_two_all_reduces(int n)
    {
        using var scope = NewDisposeScope();
        var random = Seeded();
        var (width, hidden) = (random.Next(2, 9), n * random.Next(1, 6));
        var (up, down) = (nn.Linear(width, hidden, dtype: ScalarType.Float64), nn.Linear(hidden, width, dtype: ScalarType.Float64));
        var whole = nn.Sequential(up, nn.GELU(), down);
        var input = randn(5, width, dtype: ScalarType.Float64, requires_grad: true);
        var expected = whole.call(input);
        expected.sigmoid().sum().backward();
        var trace = new Trace();
        ThreadRanks.Run(n, plain =>
        {
            using var mine = NewDisposeScope();
            var (first, second) = (ColumnParallelLinear.Split(up, plain, gatherOutput: false), RowParallelLinear.Split(down, plain));
            using var ranks = plain.Traced(trace);
            var split = nn.Sequential(ColumnParallelLinear.Split(up, ranks, gatherOutput: false), nn.GELU(), RowParallelLinear.Split(down, ranks));
            var x = input.detach().clone().requires_grad_();
            var y = split.call(x);
            y.sigmoid().sum().backward();
            AssertClose(y, expected, "output");
            AssertClose(x.grad!, input.grad!, "gradient of the input");
            Assert.Equal((first.Weight.numel() + second.Weight.numel()) * n, up.weight.numel() + down.weight.numel());
        });
        Assert.Equal(2, trace.Spans.Count(s => s is { Rank: 0, Name: "all-reduce" }));
    }

    [Fact]
    public void Given_ranks_with_other_weights_when_split_then_rank_0_counts()
    {
        using var scope = NewDisposeScope();
        Seeded();
        Linear[] layers = [nn.Linear(4, 6), nn.Linear(4, 6)];
        var input = randn(3, 4);
        var expected = layers[0].call(input);
        ThreadRanks.Run(2, ranks =>
        {
            using var mine = NewDisposeScope();
            using var mode = no_grad();
            Assert.True(ColumnParallelLinear.Split(layers[ranks.Rank], ranks).call(input).allclose(expected, atol: 1e-6));
            Assert.True(RowParallelLinear.Split(layers[ranks.Rank], ranks, inputIsSplit: false).call(input).allclose(expected, atol: 1e-6));
        });
    }

    [Fact]
    public void Given_a_split_layer_when_measured_then_each_rank_holds_its_part_and_its_gradient()
    {
        using var scope = NewDisposeScope();
        var layer = nn.Linear(8, 12);
        var memory = ThreadRanks.Run(4, ranks =>
        {
            using var mine = NewDisposeScope();
            using var split = ColumnParallelLinear.Split(layer, ranks);
            split.call(ones(1, 8)).sum().backward();
            return RankMemory.Of(split);
        });
        Assert.All(memory, m => Assert.Equal(new RankMemory((8 + 1) * 12 / 4 * 4, (8 + 1) * 12 / 4 * 4), m));
        Assert.Equal(2 * memory[0].Parameters, memory[0].Total);
    }

    [Theory]
    [InlineData(10, 4, "10 outputs cannot be split evenly over 4 ranks. Nearest that work: 2 or 5 ranks, or 8 or 12 outputs.")]
    [InlineData(3, 4, "3 outputs cannot be split evenly over 4 ranks. Nearest that work: 3 ranks, or 4 outputs.")]
    [InlineData(7, 3, "7 outputs cannot be split evenly over 3 ranks. Nearest that work: 1 or 7 ranks, or 6 or 9 outputs.")]
    [InlineData(1, 2, "1 outputs cannot be split evenly over 2 ranks. Nearest that work: 1 rank, or 2 outputs.")]
    public void Given_a_world_size_that_does_not_divide_the_split_when_split_then_the_error_names_what_would(long outputs, int n, string expected)
    {
        using var layer = nn.Linear(4, outputs);
        var error = Assert.Throws<ArgumentException>(() => ThreadRanks.Run(n, ranks => ColumnParallelLinear.Split(layer, ranks)));
        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void Given_inputs_that_do_not_divide_or_fit_when_run_then_the_error_says_what_is_wanted()
    {
        using var scope = NewDisposeScope();
        var layer = nn.Linear(6, 2);
        Assert.Contains("6 inputs cannot be split evenly over 4 ranks", Assert.Throws<ArgumentException>(() => ThreadRanks.Run(4, r => RowParallelLinear.Split(layer, r))).Message, StringComparison.Ordinal);
        Assert.Contains("holds the weights of 3 inputs, and 6 came", Assert.Throws<ArgumentException>(() => ThreadRanks.Run(2, r => RowParallelLinear.Split(layer, r).call(ones(1, 6)))).Message, StringComparison.Ordinal);
        Assert.Contains("5 features cannot be split evenly over 2 ranks", Assert.Throws<ArgumentException>(() => ThreadRanks.Run(2, r => Torchbook.Parallel.TensorParallel.Scatter(ones(1, 5), r))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_layers_of_other_shapes_on_the_ranks_when_split_then_all_ranks_learn_it()
    {
        var error = Assert.Throws<CommunicationException>(() => ThreadRanks.Run(2, r => ColumnParallelLinear.Split(nn.Linear(4 + r.Rank, 2), r)));
        Assert.Contains("rank 0 called broadcast of Float32 [2, 4] from rank 0, rank 1 called broadcast of Float32 [2, 5] from rank 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_rank_that_fails_before_backward_when_the_others_are_in_it_then_their_error_names_it()
    {
        using var layer = nn.Linear(4, 4);
        Exception? other = null;
        Assert.Throws<InvalidOperationException>(() => ThreadRanks.Run(2, ranks =>
        {
            using var scope = NewDisposeScope();
            var y = ColumnParallelLinear.Split(layer, ranks).call(ones(1, 4).requires_grad_());
            if (ranks.Rank == 1)
            {
                throw new InvalidOperationException("out of memory");
            }

            other = Record.Exception(() => y.sum().backward());
        }));
        Assert.Contains("rank 1 has failed with InvalidOperationException: out of memory", other!.Message, StringComparison.Ordinal);
        Assert.IsType<CommunicationException>(other.InnerException);
    }
}
