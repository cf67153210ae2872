using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace Torchbook.Tests.LibTorch.Optim;

/// <summary>Every optimizer beside PyTorch's, over random shapes and settings.</summary>
public class OptimizerPropertyTests(ITestOutputHelper output)
{
    private const int Steps = 7;

    [Theory]
    [MemberData(nameof(OptimizerCase.Names), MemberType = typeof(OptimizerCase))]
    public void Given_random_settings_shapes_and_gradients_when_stepped_then_the_parameters_are_PyTorchs_after_every_step(string name)
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        manual_seed(seed);
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64, ScalarType.Float32, ScalarType.Float64 })
        {
            Compare(OptimizerCase.Of(name), Drawn.By(random), random, type);
        }
    }

    [Theory]
    [InlineData(ScalarType.Float32, 1e-4)]
    [InlineData(ScalarType.Float64, 1e-10)]
    public void Given_a_quartic_when_LBFGS_steps_then_loss_and_parameters_are_PyTorchs(ScalarType type, double tolerance)
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        using var scope = NewDisposeScope();
        manual_seed(5);
        var (a, b) = (randn(6, 4, type), randn(6, type));
        var (first, second) = (nn.Parameter(zeros(3, type)), nn.Parameter(zeros(1, 1, type)));
        var expected = PyTorchScript.Run(
            """
            x, y = torch.nn.Parameter(torch.zeros(3, dtype=a.dtype)), torch.nn.Parameter(torch.zeros(1, 1, dtype=a.dtype))
            optim = torch.optim.LBFGS([x, y], lr=0.4, max_iter=6, history_size=3)
            def closure():
                optim.zero_grad()
                z = torch.cat([x, y.reshape(1)])
                loss = ((a @ z - b) ** 2).sum() + (z ** 4).sum()
                loss.backward()
                return loss
            for step in range(3):
                out[f'loss{step}'] = optim.step(closure)
                out[f'x{step}'], out[f'y{step}'] = x.detach().clone(), y.detach().clone()
            """,
            ("a", a), ("b", b));
        using var optimizer = LBFGS([first, second], 0.4, max_iter: 6, history_size: 3);

        for (var step = 0; step < 3; step++)
        {
            var loss = optimizer.step(() =>
            {
                optimizer.zero_grad();
                var z = cat([first, second.reshape(1)], 0);
                var loss = (a.mv(z) - b).pow(2).sum() + z.pow(4).sum();
                loss.backward();
                return loss;
            });
            Assert.Equal(expected[$"loss{step}"].to(ScalarType.Float64).item<double>(), loss.to(ScalarType.Float64).item<double>(), tolerance);
            Assert.True((expected[$"x{step}"] - first).abs().max().to(ScalarType.Float64).item<double>() < tolerance, $"x after step {step}");
            Assert.True((expected[$"y{step}"] - second).abs().max().to(ScalarType.Float64).item<double>() < tolerance, $"y after step {step}");
        }
    }

    private void Compare(OptimizerCase @case, Drawn drawn, Random random, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var python = @case.PythonOver("ps[:2]", "ps[2:]", drawn);
        var parameters = Enumerable.Range(0, 3).Select(_ => nn.Parameter(randn(Shape(random), type))).ToArray();
        output.WriteLine($"{type} {python} {string.Join(" ", parameters.Select(p => $"[{string.Join(", ", p.shape)}]"))}");

        // The second parameter has no gradient in the third step.
        Tensor?[][] gradients = [.. Enumerable.Range(0, Steps).Select(step => parameters.Select((p, i) => (step, i) == (2, 1) ? null : randn_like(p)).ToArray())];
        var inputs = parameters.Select((p, i) => ($"p{i}", (Tensor)p))
            .Concat(gradients.SelectMany((row, step) => row.Select((g, i) => ($"g{step}_{i}", g!)).Where(g => g.Item2 is not null))).ToArray();

        // The rates that ASGD keeps, and the product that NAdam keeps, are of Python's default type; ours are doubles.
        var expected = PyTorchScript.Run(
            $"""
            torch.set_default_dtype(torch.float64)
            try:
                ps = [torch.nn.Parameter(p.clone()) for p in (p0, p1, p2)]
                optim = {python}
                for step in range({Steps}):
                    for i, p in enumerate(ps):
                        p.grad = globals().get(f'g{"{step}_{i}"}')
                    optim.step()
                    for i, p in enumerate(ps):
                        out[f'{"{step}_{i}"}'] = p.detach().clone()
            finally:
                torch.set_default_dtype(torch.float32)
            """,
            inputs);
        using var optimizer = @case.Make(parameters[..2], parameters[2..], drawn);
        for (var step = 0; step < Steps; step++)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].grad = gradients[step][i];
            }

            optimizer.step();
            for (var i = 0; i < parameters.Length; i++)
            {
                Close.AssertEqual(expected[$"{step}_{i}"], parameters[i], $"{@case.Name}, parameter {i} after step {step}");
            }
        }
    }

    private static long[] Shape(Random random) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => (long)random.Next(1, 6))];
}
