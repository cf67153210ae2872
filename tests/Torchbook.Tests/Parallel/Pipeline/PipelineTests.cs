using Torchbook.Parallel;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Runner = Torchbook.Parallel.Pipeline;

namespace Torchbook.Tests.Parallel.Pipeline;

public class PipelineTests(ITestOutputHelper output)
{
    private static readonly Func<Tensor, Tensor, Tensor> SquaredError = (y, t) => nn.functional.mse_loss(y, t);

    private Random Seeded()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        manual_seed(seed);
        return new(seed);
    }

    /// <summary>A model of random width and depth.</summary>
    private static Sequential Model(Random random, int layers)
    {
        long[] widths = [.. Enumerable.Range(0, layers + 1).Select(_ => (long)random.Next(1, 9))];
        return nn.Sequential([.. Enumerable.Range(0, layers).SelectMany(i => new nn.Module<Tensor, Tensor>[] { nn.Linear(widths[i], widths[i + 1], dtype: ScalarType.Float64), nn.Tanh() })]);
    }

    private static PipelineSchedule Schedule(bool gpipe, int stages, int microBatches) =>
        gpipe ? PipelineSchedule.GPipe(stages, microBatches) : PipelineSchedule.OneForwardOneBackward(stages, microBatches);

    private static (Tensor Inputs, Tensor Targets) Data(Sequential model, int examples) =>
        (randn(examples, ((Linear)model[0]).in_features, dtype: ScalarType.Float64), randn(examples, ((Linear)model[model.Count - 2]).out_features, dtype: ScalarType.Float64));

    public static TheoryData<bool, int, int> Pipelines => new() { { true, 1, 3 }, { true, 2, 1 }, { true, 2, 4 }, { true, 4, 6 }, { false, 1, 3 }, { false, 2, 1 }, { false, 2, 4 }, { false, 3, 5 }, { false, 4, 2 }, { false, 4, 8 } };

    [Theory, MemberData(nameof(Pipelines))]
    public void Given_a_random_model_when_pipelined_then_loss_and_gradients_are_the_unsplit_models_and_live_micro_batches_are_counted(bool gpipe, int stages, int microBatches)
    {
        using var scope = NewDisposeScope();
        var random = Seeded();
        var model = Model(random, random.Next(stages, 6));
        var (inputs, targets) = Data(model, microBatches * random.Next(1, 5));
        var whole = SquaredError(model.call(inputs), targets);
        whole.backward();
        var expected = model.parameters().Select(p => p.grad!.clone()).ToList();
        model.zero_grad();
        var schedule = Schedule(gpipe, stages, microBatches);
        var parts = PipelineStages.Split(model, stages);

        var results = ThreadRanks.Run(stages, ranks =>
            new Runner(parts[ranks.Rank], schedule, ranks).Run(ranks.Rank == 0 ? inputs : null, ranks.Rank == stages - 1 ? targets : null, SquaredError));

        Assert.All(results, r => Assert.Equal(whole.item<double>(), r.Loss, 1e-9));
        Assert.All(model.parameters().Zip(expected), p => Assert.True(Close.Error(p.First.grad!, p.Second) < 1e-6, $"off by {Close.Error(p.First.grad!, p.Second):g3}"));
        Assert.Equal(Enumerable.Range(0, stages).Select(schedule.PeakLive), results.Select(r => r.PeakLive));
        Assert.All(results, r => Assert.InRange(r.PeakLive, 1, gpipe ? microBatches : stages));
    }

    [Fact]
    public void Given_batch_after_batch_when_trained_then_the_weights_are_those_of_training_unsplit()
    {
        using var scope = NewDisposeScope();
        var random = Seeded();
        var split = Model(random, 4);
        var whole = nn.Sequential([.. Enumerable.Range(0, split.Count).Select(i => split[i] is Linear l ? nn.Linear(l.in_features, l.out_features, dtype: ScalarType.Float64) : (nn.Module<Tensor, Tensor>)nn.Tanh())]);
        whole.load_state_dict(split.state_dict().ToDictionary(p => p.Key, p => p.Value.clone()));
        var batches = Enumerable.Range(0, 5).Select(_ => Data(split, 8)).ToList();
        var parts = PipelineStages.Split(split, 2);
        ThreadRanks.Run(2, ranks =>
        {
            var pipeline = new Runner(parts[ranks.Rank], PipelineSchedule.OneForwardOneBackward(2, 4), ranks);
            var optimizer = optim.SGD(parts[ranks.Rank].parameters(), 0.1);
            foreach (var (inputs, targets) in batches)
            {
                optimizer.zero_grad();
                pipeline.Run(inputs, targets, SquaredError);
                optimizer.step();
            }
        });
        var plain = optim.SGD(whole.parameters(), 0.1);
        foreach (var (inputs, targets) in batches)
        {
            plain.zero_grad();
            SquaredError(whole.call(inputs), targets).backward();
            plain.step();
        }

        Assert.All(split.parameters().Zip(whole.parameters()), p => Assert.True(Close.Error(p.First, p.Second) < 1e-6));
    }

    [Fact]
    public void Given_images_and_frozen_or_unused_parts_when_pipelined_then_shapes_and_types_find_their_way()
    {
        using var scope = NewDisposeScope();
        Seeded();
        var first = nn.Sequential(nn.Conv2d(1, 2, 3, padding: 1), nn.ReLU());
        var second = nn.Sequential(nn.MaxPool2d(2), nn.Flatten(), nn.Linear(2 * 16, 3));
        foreach (var p in first.parameters())
        {
            p.requires_grad = false;
        }

        var (inputs, targets) = (rand(6, 1, 8, 8), randint(3, [6], ScalarType.Int64));
        var expected = nn.functional.cross_entropy(second.call(first.call(inputs)), targets);
        var results = ThreadRanks.Run(2, ranks => new Runner(ranks.Rank == 0 ? first : second, PipelineSchedule.GPipe(2, 3), ranks).Run(inputs, targets, (y, t) => nn.functional.cross_entropy(y, t)));
        Assert.All(results, r => Assert.Equal(expected.item<float>(), r.Loss, 1e-5));
        Assert.All(first.parameters(), p => Assert.Null(p.grad));
        Assert.All(second.parameters(), p => Assert.NotNull(p.grad));
    }

    [Fact]
    public void Given_both_schedules_when_memory_is_counted_then_1f1b_keeps_fewer_activations()
    {
        using var scope = NewDisposeScope();
        RankMemory[] Memory(bool gpipe) => ThreadRanks.Run(2, ranks =>
        {
            using var stage = nn.Sequential(nn.Linear(3, 3), nn.Tanh());
            return new Runner(stage, Schedule(gpipe, 2, 8), ranks).Run(ones(16, 3), ones(16, 3), SquaredError).Memory;
        });

        // A micro-batch of 2 examples keeps its input and the outputs of two layers.
        const long OneMicroBatch = 3 * 2 * 3 * sizeof(float);
        Assert.All(Memory(gpipe: true), m => Assert.Equal(new RankMemory(12 * 4, 12 * 4, 8 * OneMicroBatch), m));
        Assert.Equal([2 * OneMicroBatch, OneMicroBatch], Memory(gpipe: false).Select(m => m.Activations));
    }

    [Fact]
    public void Given_many_batches_when_run_then_no_tensor_stays_behind()
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor>[] stages = [nn.Linear(3, 3), nn.Linear(3, 3)];
        void Run() => ThreadRanks.Run(2, r => new Runner(stages[r.Rank], PipelineSchedule.OneForwardOneBackward(2, 4), r).Run(ones(4, 3), ones(4, 3), SquaredError));
        Run();
        var before = LiveTensors.Settled();
        for (var i = 0; i < 10; i++)
        {
            Run();
        }

        SpinWait.SpinUntil(() => LiveTensors.Settled() <= before + 20, TimeSpan.FromSeconds(30));
        Assert.InRange(Tensor.TotalCount, 0, before + 20);
    }

    [Fact]
    public void Given_a_trace_when_stages_take_their_time_then_it_is_the_simulation_with_those_times_and_some_waiting_for_messages()
    {
        var pause = TimeSpan.FromMilliseconds(15);
        var schedule = PipelineSchedule.OneForwardOneBackward(3, 6);
        var trace = new Trace();
        ThreadRanks.Run(3, ranks =>
        {
            using var stage = nn.Sequential(nn.Linear(3, 3), new SlowLayer(pause));
            new Runner(stage, schedule, ranks, trace).Run(ones(6, 3), ones(6, 3), SquaredError);
        });
        var spans = trace.Spans.ToDictionary(s => (s.Rank, s.Name));
        var simulated = schedule.Simulate((stage, action) => spans[(stage, action.ToString())].Duration);
        Assert.Equal(3 * 6 * 2, trace.Spans.Count);
        Assert.All(trace.Spans, s => Assert.True(s.Duration >= 0.0149));
        Assert.All(schedule.Stages.Index(), s => Assert.Equal(s.Item.Select(a => a.ToString()), trace.Where(t => t.Rank == s.Index).Spans.Select(t => t.Name)));
        // However busy the machine: nothing began before what it needs, so the stages idle at least as long as in the simulation.
        Assert.True(trace.Duration >= simulated.Duration - 1e-6);
        Assert.True(trace.IdleShare >= simulated.IdleShare - 1e-6, $"{trace.IdleShare} against {simulated.IdleShare}");
    }
}
