using System.Runtime.InteropServices;
using Torchbook.Models;
using Torchbook.Tests.Data;
using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Tests.Models;

/// <summary>Models written in C#, traced, and run in Python.</summary>
public sealed class TorchScriptTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_a_model_trained_here_when_traced_and_saved_then_Python_loads_it_with_our_names_and_answers_equal(ScalarType type)
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        using var model = new Residual().to(type);
        var optimizer = optim.Adam(model.parameters(), 0.01);
        for (var step = 0; step < 3; step++)
        {
            optimizer.zero_grad();
            model.call(randn([4, 3, 8, 8], type)).pow(2).sum().backward();
            optimizer.step();
        }

        var example = randn([2, 3, 8, 8], type);
        using var traced = TorchScript.Trace(model, example);
        jit.save(traced, folder / "traced.pt");
        var x = randn([5, 3, 8, 8], type);
        var python = PyTorchScript.Run($"m = torch.jit.load(r'{folder / "traced.pt"}')\nout['y'] = m(x)\nout['training'] = m.training\nout.update(m.state_dict())\nassert m.original_name == 'Residual', m.original_name", ("x", x));

        Assert.True(model.training);
        Assert.False(python["training"].item<bool>());
        Assert.Equal(model.state_dict().Keys.Order(StringComparer.Ordinal), python.Keys.Except(["y", "training"]).Order(StringComparer.Ordinal));
        Assert.All(model.state_dict(), p => Assert.True(p.Value.Equals(python[p.Key]), p.Key));
        model.eval();
        Close.AssertEqual(python["y"], model.call(x), "in C#");
        Close.AssertEqual(python["y"], traced.call(x), "traced");
    }

    [Fact]
    public void Given_a_traced_model_when_Python_trains_it_then_gradients_reach_every_parameter_as_here()
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        using var model = new Residual();
        using var traced = TorchScript.Trace(model, randn(2, 3, 8, 8));
        jit.save(traced, folder / "traced.pt");
        var x = randn(4, 3, 8, 8);

        var python = PyTorchScript.Run($"m = torch.jit.load(r'{folder / "traced.pt"}')\nm(x).pow(2).mean().backward()\nout.update((n, p.grad) for n, p in m.named_parameters())", ("x", x));
        model.eval();
        model.call(x).pow(2).mean().backward();

        Assert.Equal(model.named_parameters().Count(), python.Count);
        foreach (var (name, parameter) in model.named_parameters())
        {
            Close.AssertEqual(python[name], parameter.grad!, name);
        }
    }

    [Fact]
    public void Given_the_mode_when_traced_then_it_is_in_the_program_and_the_model_is_as_before()
    {
        using var model = nn.Sequential(("linear", nn.Linear(4, 64)), ("drop", nn.Dropout(0.5)));
        var x = ones(8, 4);
        model.eval();

        using var training = TorchScript.Trace(model, x, training: true);
        using var evaluation = TorchScript.Trace(model, x);

        Assert.False(model.training);
        Assert.InRange(training.call(x).eq(0).@float().mean().item<float>(), 0.3, 0.7);
        Assert.True(evaluation.call(x).allclose(model.call(x)));
        Assert.True(training.training);
    }

    [Fact]
    public void Given_two_inputs_and_several_results_when_traced_then_all_equal()
    {
        using var model = nn.Sequential(nn.Linear(3, 5), nn.Tanh());
        var x = randn(2, 3);
        using var traced = TorchScript.Trace(model, inputs => { var y = model.call(inputs[0]); return [y, y.sum(1), inputs[0].t()]; }, [x]);
        var other = randn(6, 3);
        var (all, sums, turned) = ((Tensor, Tensor, Tensor))traced.forward(other);
        Assert.True(all.allclose(model.call(other)) && sums.allclose(model.call(other).sum(1)) && turned.allclose(other.t()));

        using var bilinear = new Sum();
        using var two = TorchScript.Trace(bilinear, randn(3), randn(3));
        var (a, b) = (randn(3), randn(3));
        Assert.True(two.call(a, b).allclose(bilinear.call(a, b)));
    }

    [Fact]
    public void Given_weights_that_two_layers_share_when_traced_then_both_names_are_there()
    {
        var first = nn.Linear(3, 3);
        using var model = nn.Sequential(("a", first), ("b", first));
        using var traced = TorchScript.Trace(model, randn(2, 3));
        Assert.Equal(["a.weight", "a.bias", "b.weight", "b.bias"], traced.state_dict().Keys);
    }

    [Fact]
    public void Given_a_forward_pass_that_no_trace_can_hold_when_traced_then_the_error_says_so()
    {
        using var linear = nn.Linear(2, 2);
        var x = ones(1, 2);
        var loose = randn(2, 2, requires_grad: true);

        Assert.Contains("draws random numbers", Assert.Throws<InvalidOperationException>(() => TorchScript.Trace(linear, i => [i[0] * Random.Shared.NextDouble()], [x])).Message, StringComparison.Ordinal);
        Assert.Contains("requires grad", Assert.Throws<ExternalException>(() => TorchScript.Trace(linear, i => [i[0].matmul(loose)], [x])).Message, StringComparison.Ordinal);
        var cause = Assert.Throws<ExternalException>(() => TorchScript.Trace(linear, _ => throw new FormatException("mine"), [x]));
        Assert.Contains("mine", cause.Message, StringComparison.Ordinal);
        Assert.IsType<FormatException>(cause.InnerException);
        Assert.Contains("mat1 and mat2", Assert.Throws<ExternalException>(() => TorchScript.Trace(linear, ones(1, 5))).Message, StringComparison.Ordinal);

        // After a failure nothing of the trace is left on this thread.
        using var traced = TorchScript.Trace(linear, x);
        Assert.True(traced.call(x).allclose(linear.call(x)));
    }

    private sealed class Residual : nn.Module<Tensor, Tensor>
    {
        private readonly Sequential stem = nn.Sequential(("conv", nn.Conv2d(3, 6, 3, padding: 1)), ("norm", nn.BatchNorm2d(6)), ("relu", nn.ReLU()));
        private readonly Sequential block = nn.Sequential(nn.Conv2d(6, 6, 3, padding: 1, bias: false), nn.BatchNorm2d(6), nn.ReLU(), nn.Dropout(0.2));
        private readonly Linear head = nn.Linear(6, 4);
        private readonly Parameter scale = nn.Parameter(ones(1));

        public Residual()
            : base("Residual")
        {
            register_buffer("offset", full([4], 0.5f));
            register_buffer("hidden", full([4], 0.25f), persistent: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var inner = NewDisposeScope();
            var x = stem.call(input);
            x = x + (block.call(x) * scale);
            x = nn.functional.adaptive_avg_pool2d(x, 1).flatten(1);
            return (nn.functional.log_softmax(head.call(x), 1) + get_buffer("offset")! + get_buffer("hidden")!).MoveToOuterDisposeScope();
        }
    }

    private sealed class Sum : nn.Module<Tensor, Tensor, Tensor>
    {
        public Sum()
            : base("Sum")
        {
        }

        public override Tensor forward(Tensor input1, Tensor input2) => input1 + (input2 * 2);
    }
}
