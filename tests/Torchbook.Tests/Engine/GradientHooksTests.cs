using System.Runtime.InteropServices;
using Torchbook.Engine;
using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Engine;

public sealed class GradientHooksTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Given_hooks_on_a_leaf_and_inside_the_graph_when_run_backward_then_gradients_are_as_in_PyTorch()
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        var x = randn(3);
        var python = PyTorchScript.Run("""
            x.requires_grad_()
            x.register_hook(lambda g: g.clamp(-1, 1))
            y = x * 3
            y.register_hook(lambda g: g * 2)
            y.register_hook(lambda g: None)
            (y ** 2).sum().backward()
            out['x'] = x.grad
            """, ("x", x));

        var seen = new List<float>();
        x.requires_grad_();
        using var leaf = x.OnGradient(g => g.clamp(-1, 1));
        var y = x * 3;
        using var inner = y.OnGradient(g => g * 2);
        using var watch = y.OnGradient(g =>
        {
            seen.Add(g[0].item<float>());
            return null;
        });
        y.pow(2).sum().backward();

        Close.AssertEqual(python["x"], x.grad!, "x");
        Assert.Equal(x[0].item<float>() * 12, Assert.Single(seen), 1e-4);
    }

    [Fact]
    public void Given_a_hook_when_disposed_then_it_is_not_called_again()
    {
        var x = ones(2, requires_grad: true);
        var (calls, after) = (0, 0);
        var hook = x.OnGradient(g =>
        {
            calls++;
            return g;
        });
        var accumulated = x.AfterGradient(p => after += (int)p.grad!.sum().item<float>());
        x.sum().backward();
        hook.Dispose();
        hook.Dispose();
        accumulated.Dispose();
        x.sum().backward();

        Assert.Equal((1, 2), (calls, after));
        Assert.Equal(2, x.grad![0].item<float>());
    }

    [Fact]
    public void Given_an_optimizer_in_the_hook_when_run_backward_then_gradients_can_be_let_go_at_once()
    {
        var weight = nn.Parameter(ones(3));
        using var hook = weight.AfterGradient(p =>
        {
            using var grad = no_grad();
            p.sub_(p.grad! * 0.5);
            p.grad = null;
        });

        (weight * 2).sum().backward();

        Assert.Equal([0f, 0, 0], weight.data<float>().ToArray());
        Assert.Null(weight.grad);
    }

    [Fact]
    public void Given_a_hook_that_fails_or_gives_another_shape_when_run_backward_then_that_is_its_error()
    {
        var x = ones(2, requires_grad: true);
        using (x.OnGradient(_ => throw new FormatException("mine")))
        {
            var error = Assert.Throws<ExternalException>(() => x.sum().backward());
            Assert.IsType<FormatException>(error.InnerException);
        }

        using (x.OnGradient(_ => ones(3)))
        {
            Assert.ThrowsAny<ExternalException>(() => (x * 1).sum().backward());
        }

        Assert.Throws<ExternalException>(() => ones(2).OnGradient(g => g));
        Assert.Throws<ExternalException>(() => (x * 1).AfterGradient(_ => { }));
    }

    [Fact]
    public void Given_hooks_that_come_and_go_when_counted_then_no_tensor_stays_alive()
    {
        var before = LiveTensors.Settled();
        using (var inner = NewDisposeScope())
        {
            var x = ones(2, requires_grad: true);
            using var hook = x.OnGradient(g => g * 2);
            (x * 3).sum().backward();
        }

        Assert.Equal(before, Tensor.TotalCount);
    }
}
