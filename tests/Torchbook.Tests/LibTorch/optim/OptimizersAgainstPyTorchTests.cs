using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace Torchbook.Tests.LibTorch.Optim;

/// <summary>Three steps of each optimizer, and the rates of each scheduler, are PyTorch's.</summary>
public class OptimizersAgainstPyTorchTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, Optimizer>> Optimizers = new()
    {
        ["torch.optim.SGD(model.parameters(), 0.1)"] = p => SGD(p, 0.1),
        ["torch.optim.SGD(model.parameters(), 0.1, momentum=0.9, weight_decay=0.01)"] = p => SGD(p, 0.1, momentum: 0.9, weight_decay: 0.01),
        ["torch.optim.SGD(model.parameters(), 0.1, momentum=0.9, dampening=0.3)"] = p => SGD(p, 0.1, momentum: 0.9, dampening: 0.3),
        ["torch.optim.SGD(model.parameters(), 0.1, momentum=0.9, nesterov=True, maximize=True)"] = p => SGD(p, 0.1, momentum: 0.9, nesterov: true, maximize: true),
        ["torch.optim.Adam(model.parameters(), 0.05)"] = p => Adam(p, 0.05),
        ["torch.optim.Adam(model.parameters(), 0.05, (0.8, 0.95), 1e-6, 0.1, amsgrad=True)"] = p => Adam(p, 0.05, 0.8, 0.95, 1e-6, 0.1, amsgrad: true),
        ["torch.optim.Adam(model.parameters(), 0.05, maximize=True)"] = p => Adam(p, 0.05, maximize: true),
        ["torch.optim.AdamW(model.parameters(), 0.05, weight_decay=0.1)"] = p => AdamW(p, 0.05, weight_decay: 0.1),
        ["torch.optim.AdamW(model.parameters(), 0.05, weight_decay=0, amsgrad=True)"] = p => AdamW(p, 0.05, amsgrad: true),
    };

    private static readonly Dictionary<string, Func<Optimizer, lr_scheduler.LRScheduler>> Schedulers = new()
    {
        ["torch.optim.lr_scheduler.StepLR(optim, 3, 0.5)"] = o => lr_scheduler.StepLR(o, 3, 0.5),
        ["torch.optim.lr_scheduler.MultiStepLR(optim, [2, 5], 0.5)"] = o => lr_scheduler.MultiStepLR(o, [2, 5], 0.5),
        ["torch.optim.lr_scheduler.ExponentialLR(optim, 0.8)"] = o => lr_scheduler.ExponentialLR(o, 0.8),
        ["torch.optim.lr_scheduler.LinearLR(optim, 0.25, 1, 4)"] = o => lr_scheduler.LinearLR(o, 0.25, 1, 4),
        ["torch.optim.lr_scheduler.CosineAnnealingLR(optim, 5, 0.01)"] = o => lr_scheduler.CosineAnnealingLR(o, 5, 0.01),
        ["torch.optim.lr_scheduler.LambdaLR(optim, lambda epoch: 1 / (1 + epoch))"] = o => lr_scheduler.LambdaLR(o, epoch => 1.0 / (1 + epoch)),
        ["torch.optim.lr_scheduler.OneCycleLR(optim, 0.5, 10)"] = o => lr_scheduler.OneCycleLR(o, 0.5, 10),
        ["torch.optim.lr_scheduler.OneCycleLR(optim, 0.5, 12, anneal_strategy='linear', three_phase=True, cycle_momentum=False)"] = o =>
            lr_scheduler.OneCycleLR(o, 0.5, 12, anneal_strategy: lr_scheduler.impl.OneCycleLR.AnnealStrategy.Linear, three_phase: true, cycle_momentum: false),
    };

    public static TheoryData<string, long[]> OptimizerCases => Data("optimizer");

    public static TheoryData<string, long[]> ScheduleCases => Data("schedule");

    [Theory]
    [MemberData(nameof(OptimizerCases))]
    public void Given_an_optimizer_when_it_takes_three_steps_then_the_parameters_are_PyTorchs_recorded_ones(string python, long[] shape) =>
        Fingerprint.AssertEqual(PyTorchOracle.Record(python), Train(python, shape, PyTorchOracle.RecordedSeed));

    [Theory]
    [MemberData(nameof(ScheduleCases))]
    public void Given_a_scheduler_when_stepped_then_rate_and_momentum_are_PyTorchs_recorded_ones(string python, long[] shape)
    {
        using var parameter = nn.Parameter(zeros(1));
        using var optimizer = SGD([parameter], 0.1, momentum: 0.9);
        var scheduler = Schedulers[python](optimizer);
        var rates = new List<Fingerprint>();
        for (var step = 0; step < shape[0]; step++)
        {
            var group = optimizer.ParamGroups.Single();
            rates.Add(Fingerprint.Of(group.LearningRate));
            rates.Add(Fingerprint.Of(((IMomentum)group).Momentum));
            Assert.Equal([group.LearningRate], scheduler.get_last_lr());
            optimizer.step();
            scheduler.step();
        }

        Fingerprint.AssertEqual(PyTorchOracle.Record(python), rates, shapes: false);
    }

    [Fact]
    public void Given_random_seeds_and_batch_sizes_when_PyTorch_trains_beside_then_every_optimizer_agrees()
    {
        Assert.SkipUnless(PyTorchOracle.IsPresent, PyTorchOracle.Absent);
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        foreach (var (python, shape) in PyTorchOracle.Cases("optimizer"))
        {
            (shape[0], shape[1]) = (random.Next(2, 20), random.Next(1, 9));
            var draw = random.Next();
            output.WriteLine($"{python} [{string.Join(", ", shape)}] seed {draw}");
            Fingerprint.AssertEqual(PyTorchOracle.Ask("optimizer", python, shape, draw), Train(python, shape, draw));
        }
    }

    private static TheoryData<string, long[]> Data(string kind)
    {
        var data = new TheoryData<string, long[]>();
        foreach (var (python, shape) in PyTorchOracle.Cases(kind))
        {
            data.Add(python, shape);
        }

        return data;
    }

    private static Fingerprint[] Train(string python, long[] shape, int seed)
    {
        using var scope = NewDisposeScope();
        manual_seed(seed);
        using var model = nn.Sequential(nn.Linear(shape[1], 4), nn.Tanh(), nn.Linear(4, 3));
        var (x, y) = (randn(shape), randn(shape[0], 3));
        using var optimizer = Optimizers[python](model.parameters());
        var result = new List<Fingerprint>();
        for (var step = 0; step < 3; step++)
        {
            optimizer.zero_grad();
            nn.functional.mse_loss(model.call(x), y).backward();
            optimizer.step();
            result.AddRange(model.parameters().Select(Fingerprint.Of));
        }

        return [.. result];
    }
}
