using Torchbook.Parallel;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel.DataParallel;

public class DataParallelTests(ITestOutputHelper log)
{
    private const double Tolerance = 1e-6;

    public static TheoryData<string, int> Variants()
    {
        var data = new TheoryData<string, int>();
        foreach (var variant in new[] { "naive", "bucketed", "overlapped" }) foreach (var ranks in new[] { 1, 2, 3, 4 }) data.Add(variant, ranks);
        return data;
    }

    private static IDataParallel Create(string variant, nn.Module model, ICommunicator ranks, long bucketBytes) => variant switch
    {
        "naive" => new DataParallelNaive(model, ranks),
        "bucketed" => new DataParallelBucketed(model, ranks, bucketBytes),
        _ => new DataParallelOverlapped(model, ranks, bucketBytes),
    };

    private static void Same(double[][] expected, double[][] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (e, a) in expected.Zip(actual))
        {
            var scale = e.Max(Math.Abs);
            Assert.All(e.Zip(a), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= Tolerance * scale, $"{pair.First} {pair.Second}"));
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Given_a_random_model_when_thread_ranks_train_it_then_gradients_and_parameters_are_those_of_one_process(string variant, int ranks)
    {
        var seed = Random.Shared.Next(1_000_000);
        var bucketBytes = 1L << new Random(seed).Next(4, 12);
        log.WriteLine($"seed {seed}, buckets of {bucketBytes} bytes");
        var (alone, inputs, targets) = RandomModels.Create(seed, batch: 12);
        var expected = RandomModels.Train(alone, t => t, inputs, targets, () => { });
        // Drawn here, since the ranks share the generator; each is another one, until rank 0's values arrive.
        var copies = Enumerable.Range(0, ranks).Select(rank => RandomModels.Create(seed, 12).Model).ToArray();
        using (no_grad())
        {
            foreach (var (rank, copy) in copies.Index().Where(c => c.Index > 0)) foreach (var p in copy.parameters()) p.add_(rank);
        }

        var results = ThreadRanks.Run(ranks, communicator =>
        {
            using var scope = NewDisposeScope();
            var model = copies[communicator.Rank];
            using var parallel = Create(variant, model, communicator, bucketBytes);
            return RandomModels.Train(model, t => communicator.Shard(t), inputs, targets, parallel.Synchronize);
        });

        Assert.All(results, r => Same(expected, r));
    }

    [Theory]
    [InlineData("naive")]
    [InlineData("bucketed")]
    [InlineData("overlapped")]
    public async Task Given_a_random_model_when_two_processes_train_it_then_gradients_are_those_of_one_process(string variant)
    {
        var seed = Random.Shared.Next(1_000_000);
        log.WriteLine($"seed {seed}");
        var (result, lines) = await RankScript.RunAsync(2, """
            using TorchSharp;
            manual_seed(long.Parse(Args[1]));
            var group = ProcessGroup.FromEnvironment(TimeSpan.FromSeconds(60));
            nn.Module<Tensor, Tensor> Net() => nn.Sequential(("c", nn.Conv2d(1, 4, 3)), ("t", nn.Tanh()), ("f", nn.Flatten()), ("d", nn.Linear(64, 3))).to(float64);
            var (inputs, targets) = (rand(8, 1, 6, 6, dtype: float64), rand(8, 3, dtype: float64));
            var (alone, shared) = (Net(), Net());
            shared.load_state_dict(alone.state_dict());
            if (group.Rank == 1) using (no_grad()) foreach (var p in shared.parameters()) p.add_(1);
            IDataParallel parallel = Args[0] switch
            {
                "naive" => new DataParallelNaive(shared, group),
                "bucketed" => new DataParallelBucketed(shared, group, 1000),
                _ => new DataParallelOverlapped(shared, group, 1000),
            };
            nn.functional.mse_loss(alone.call(inputs), targets).backward();
            nn.functional.mse_loss(shared.call(group.Shard(inputs)), group.Shard(targets)).backward();
            parallel.Synchronize();
            var worst = alone.parameters().Zip(shared.parameters()).Max(p => ((p.First.grad - p.Second.grad).abs().max() / p.First.grad.abs().max()).item<double>());
            Console.WriteLine(worst.ToString(System.Globalization.CultureInfo.InvariantCulture));
            """, variant, $"{seed}");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(2, lines.Count);
        Assert.All(lines, l => Assert.InRange(double.Parse(l.Text, System.Globalization.CultureInfo.InvariantCulture), 0, Tolerance));
    }

    [Theory]
    [InlineData("naive")]
    [InlineData("bucketed")]
    [InlineData("overlapped")]
    public void Given_a_parameter_that_one_rank_does_not_use_when_synchronized_then_it_counts_as_zero_there(string variant)
    {
        ThreadRanks.Run(2, ranks =>
        {
            using var scope = NewDisposeScope();
            var (first, second) = (nn.Linear(1, 1, hasBias: false), nn.Linear(1, 1, hasBias: false));
            var model = nn.Sequential(("first", first), ("second", second));
            using var parallel = Create(variant, model, ranks, 8);
            (ranks.Rank == 0 ? first : second).call(ones(1, 1) * 6).backward();
            parallel.Synchronize();

            Assert.Equal((3, 3), (first.weight!.grad!.item<float>(), second.weight!.grad!.item<float>()));
        });
    }

    [Fact]
    public void Given_a_batch_in_pieces_when_all_but_the_last_run_without_sync_then_the_gradient_is_the_whole_batchs()
    {
        ThreadRanks.Run(2, ranks =>
        {
            using var scope = NewDisposeScope();
            var model = nn.Linear(1, 1, hasBias: false);
            using var parallel = new DataParallelOverlapped(model, ranks);
            using (parallel.NoSync())
            {
                model.call(ones(1, 1) * (1 + ranks.Rank)).backward();
            }

            model.call(ones(1, 1) * 10).backward();
            parallel.Synchronize();

            Assert.Equal(11.5f, model.weight!.grad!.item<float>());
        });
    }

    [Fact]
    public void Given_overlap_when_backward_runs_twice_without_synchronize_then_the_error_names_the_remedy()
    {
        var error = Assert.ThrowsAny<Exception>(() => ThreadRanks.Run(1, ranks =>
        {
            var model = nn.Linear(1, 1);
            using var parallel = new DataParallelOverlapped(model, ranks);
            model.call(ones(1, 1)).backward();
            model.call(ones(1, 1)).backward();
        }));

        Assert.Contains("NoSync", error.Message);
    }

    [Fact]
    public void Given_overlap_when_it_is_disposed_then_backward_sends_nothing_more()
    {
        ThreadRanks.Run(1, plain =>
        {
            var ranks = new TrafficCounter(plain);
            var model = nn.Linear(1, 1);
            new DataParallelOverlapped(model, ranks).Dispose();
            var before = ranks.Collectives;
            model.call(ones(1, 1)).backward();

            Assert.Equal(before, ranks.Collectives);
        });
    }

    [Fact]
    public void Given_a_slow_link_when_communication_overlaps_then_an_all_reduce_runs_during_backward_and_a_bucketed_one_does_not()
    {
        Assert.Equal(0, HiddenShare("bucketed"));
        Assert.True(HiddenShare("overlapped") > 0.1);
    }

    // Both buckets take the link 60 ms each; backward takes 60 ms more between the last layer's gradient and the first's.
    private static double HiddenShare(string variant)
    {
        var trace = new Trace();
        ThreadRanks.Run(2, plain =>
        {
            using var scope = NewDisposeScope();
            var (first, last) = (nn.Linear(64, 64), nn.Linear(64, 64));
            using var pause = new SlowLayer(TimeSpan.Zero, TimeSpan.FromMilliseconds(60));
            using var ranks = new SlowLink(plain, AlphaBeta.Of(0.03, double.PositiveInfinity), trace);
            using var parallel = Create(variant, nn.Sequential(("first", first), ("last", last)), ranks, bucketBytes: (64 * 64 + 64) * sizeof(float));
            var output = last.call(pause.call(first.call(rand(8, 64)))).sum();
            using (trace.Measure(plain.Rank, SpanKind.Compute, "backward"))
            {
                output.backward();
            }

            parallel.Synchronize();
        });
        return trace.Where(s => s.Name is "all-reduce" or "backward").HiddenShare(0);
    }

    [Fact]
    public void Given_a_model_with_nothing_to_train_when_made_parallel_then_the_error_says_so() =>
        Assert.Contains("nothing to train", Assert.Throws<ArgumentException>(() => ThreadRanks.Run(1, ranks => new DataParallelNaive(nn.Sequential(nn.ReLU()), ranks))).Message);

    [Fact]
    public void Given_models_that_differ_between_ranks_when_made_parallel_then_every_rank_gets_an_error() =>
        Assert.Contains("do not fit together", Assert.ThrowsAny<CommunicationException>(() => ThreadRanks.Run(2, ranks => new DataParallelNaive(nn.Linear(2 + ranks.Rank, 2), ranks))).Message);
}
