using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler.impl;

namespace Torchbook.Tests.LibTorch.Optim;

/// <summary>Learning rates and momenta of fifty steps are PyTorch's.</summary>
public class SchedulerPropertyTests
{
    private const int Steps = 50;

    private static readonly Dictionary<string, Func<Optimizer, lr_scheduler.LRScheduler>> Cases = new()
    {
        ["S.StepLR(o, 7, 0.5)"] = o => lr_scheduler.StepLR(o, 7, 0.5),
        ["S.MultiStepLR(o, [3, 11, 30], 0.3)"] = o => lr_scheduler.MultiStepLR(o, [3, 11, 30], 0.3),
        ["S.ExponentialLR(o, 0.93)"] = o => lr_scheduler.ExponentialLR(o, 0.93),
        ["S.LinearLR(o, 0.2, 0.7, 13)"] = o => lr_scheduler.LinearLR(o, 0.2, 0.7, 13),
        ["S.ConstantLR(o, 0.2, 9)"] = o => lr_scheduler.ConstantLR(o, 0.2, 9),
        ["S.PolynomialLR(o, 20, 1.7)"] = o => lr_scheduler.PolynomialLR(o, 20, 1.7),
        ["S.CosineAnnealingLR(o, 8, 0.01)"] = o => lr_scheduler.CosineAnnealingLR(o, 8, 0.01),
        ["S.LambdaLR(o, [lambda e: 0.9 ** e, lambda e: 1 / (1 + e)])"] = o => new LambdaLR(o, [e => Math.Pow(0.9, e), e => 1.0 / (1 + e)]),
        ["S.MultiplicativeLR(o, lambda e: 1 - 1 / (e + 2))"] = o => lr_scheduler.MultiplicativeLR(o, e => 1 - (1.0 / (e + 2))),
        ["S.MultiplicativeLR(o, [lambda e: 0.9, lambda e: 1.05])"] = o => new MultiplicativeLR(o, [_ => 0.9, _ => 1.05]),
        ["S.OneCycleLR(o, [0.5, 0.3], 50)"] = o => lr_scheduler.OneCycleLR(o, [0.5, 0.3], 50),
        ["S.OneCycleLR(o, 0.5, epochs=10, steps_per_epoch=5, pct_start=0.2, anneal_strategy='linear', three_phase=True, base_momentum=0.7, max_momentum=0.9)"] = o =>
            lr_scheduler.OneCycleLR(o, 0.5, epochs: 10, steps_per_epoch: 5, pct_start: 0.2, anneal_strategy: OneCycleLR.AnnealStrategy.Linear, three_phase: true, base_momentum: 0.7, max_momentum: 0.9),
        ["S.CyclicLR(o, 0.01, 0.2, 4)"] = o => lr_scheduler.CyclicLR(o, 0.01, 0.2, 4),
        ["S.CyclicLR(o, [0.01, 0.1], [0.2, 0.4], 4, 9, 'triangular2', base_momentum=0.5, max_momentum=0.8)"] = o =>
            lr_scheduler.CyclicLR(o, [0.01, 0.1], [0.2, 0.4], 4, 9, CyclicLR.Mode.Triangular2, base_momentum: [0.5, 0.5], max_momentum: [0.8, 0.8]),
        ["S.CyclicLR(o, 0.01, 0.2, 5, mode='exp_range', gamma=0.97)"] = o => lr_scheduler.CyclicLR(o, 0.01, 0.2, 5, mode: CyclicLR.Mode.ExpRange, gamma: 0.97),
        ["S.CyclicLR(o, 0.01, 0.2, 5, scale_fn=lambda x: 1 / (1 + x), scale_mode='iterations', cycle_momentum=False)"] = o =>
            lr_scheduler.CyclicLR(o, 0.01, 0.2, 5, scale_fn: x => 1 / (1 + x), scale_mode: CyclicLR.ScaleMode.Iterations, cycle_momentum: false),
        ["S.SequentialLR(o, [S.ConstantLR(o, 0.1, 2), S.ExponentialLR(o, 0.9), S.StepLR(o, 4, 0.7)], [5, 20])"] = o =>
            lr_scheduler.SequentialLR(o, [lr_scheduler.ConstantLR(o, 0.1, 2), lr_scheduler.ExponentialLR(o, 0.9), lr_scheduler.StepLR(o, 4, 0.7)], [5, 20]),
        ["S.ChainedScheduler([S.ConstantLR(o, 0.1, 6), S.ExponentialLR(o, 0.9)])"] = o =>
            lr_scheduler.ChainedLR([lr_scheduler.ConstantLR(o, 0.1, 6), lr_scheduler.ExponentialLR(o, 0.9)]),
        ["S.ReduceLROnPlateau(o, 'min', 0.5, 2, 0.01, 'rel', 1, [0.001, 0.01])"] = o => lr_scheduler.ReduceLROnPlateau(o, "min", 0.5, 2, 0.01, "rel", 1, [0.001, 0.01]),
        ["S.ReduceLROnPlateau(o, 'max', 0.5, 3, 0.1, 'abs')"] = o => lr_scheduler.ReduceLROnPlateau(o, "max", 0.5, 3, 0.1, "abs"),
        ["S.ReduceLROnPlateau(o, 'max', 0.7, 1)"] = o => lr_scheduler.ReduceLROnPlateau(o, "max", 0.7, 1),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_two_groups_when_stepped_fifty_times_then_rates_and_momenta_are_PyTorchs(string python)
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        using var scope = NewDisposeScope();
        var metrics = randn(Steps, ScalarType.Float64, generator: new Generator(11)).cumsum(0);
        var argument = python.Contains("Plateau", StringComparison.Ordinal) ? "float(metrics[step])" : "";
        var expected = Ask(python, $"s.step({argument})", metrics);
        using var optimizer = TwoGroups();
        var scheduler = Cases[python](optimizer);

        var actual = new List<double>(Settings(optimizer));
        for (var step = 0; step < Steps - 1; step++)
        {
            optimizer.step();
            if (argument.Length > 0)
            {
                scheduler.step(metrics[step].item<double>());
            }
            else
            {
                scheduler.step();
            }

            Assert.Equal(optimizer.ParamGroups.Select(g => g.LearningRate), scheduler.get_last_lr());
            actual.AddRange(Settings(optimizer));
        }

        Equal(expected, actual);
    }

    [Theory]
    [InlineData("S.StepLR(o, 7, 0.5)")]
    [InlineData("S.MultiStepLR(o, [3, 11, 30], 0.3)")]
    [InlineData("S.ExponentialLR(o, 0.93)")]
    [InlineData("S.LinearLR(o, 0.2, 0.7, 13)")]
    [InlineData("S.ConstantLR(o, 0.2, 9)")]
    [InlineData("S.PolynomialLR(o, 20, 1.7)")]
    [InlineData("S.CosineAnnealingLR(o, 8, 0.01)")]
    public void Given_an_epoch_when_stepped_to_it_then_rates_are_PyTorchs_closed_form(string python)
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        using var scope = NewDisposeScope();
        var expected = Ask(python, "s.step(3 * step + 2)", zeros(1));
        using var optimizer = TwoGroups();
        var scheduler = Cases[python](optimizer);

        var actual = new List<double>(Settings(optimizer));
        for (var step = 0; step < Steps - 1; step++)
        {
            scheduler.step((3 * step) + 2);
            actual.AddRange(Settings(optimizer));
        }

        Equal(expected, actual);
    }

    private static Tensor Ask(string python, string step, Tensor metrics) => PyTorchScript.Run(
        $$"""
        import warnings
        S = torch.optim.lr_scheduler
        p, q = torch.nn.Parameter(torch.zeros(1)), torch.nn.Parameter(torch.zeros(1))
        o = torch.optim.SGD([{'params': [p]}, {'params': [q], 'lr': 0.07}], 0.1, momentum=0.9)
        settings = lambda: [n for g in o.param_groups for n in (g['lr'], g['momentum'])]
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            s = {{python}}
            log = settings()
            for step in range({{Steps - 1}}):
                o.step()
                {{step}}
                log += settings()
        out['log'] = torch.tensor(log, dtype=torch.float64)
        """,
        ("metrics", metrics))["log"];

    private static TorchSharp.Modules.SGD TwoGroups() => SGD(
        [new TorchSharp.Modules.SGD.ParamGroup { Parameters = [nn.Parameter(zeros(1))] }, new TorchSharp.Modules.SGD.ParamGroup { Parameters = [nn.Parameter(zeros(1))], Options = new() { LearningRate = 0.07 } }], 0.1, momentum: 0.9);

    private static IEnumerable<double> Settings(Optimizer optimizer) => optimizer.ParamGroups.SelectMany(g => new[] { g.LearningRate, ((IMomentum)g).Momentum });

    private static void Equal(Tensor expected, List<double> actual)
    {
        var theirs = expected.data<double>().ToArray();
        Assert.Equal(theirs.Length, actual.Count);
        for (var i = 0; i < theirs.Length; i++)
        {
            Assert.True(Math.Abs(theirs[i] - actual[i]) <= 1e-10 * Math.Max(1, Math.Abs(theirs[i])), $"step {i / 4}, number {i % 4}: {actual[i]}, PyTorch {theirs[i]}");
        }
    }
}
