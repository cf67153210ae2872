using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Tensors;

public class AutogradTests
{
    [Fact]
    public void Given_a_polynomial_when_going_backward_then_the_gradient_is_its_derivative()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.0, -2.0, 3.0 }, requires_grad: true);

        (x * x * x).sum().backward();

        Assert.Equal([3.0, 12.0, 27.0], x.grad.data<double>().ToArray());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void Given_two_passes_when_going_backward_then_gradients_add_up()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);

        x.sum().backward();
        (2 * x).sum().backward();

        Assert.Equal([3f, 3f], x.grad.data<float>().ToArray());
    }

    [Fact]
    public void Given_grad_when_asked_twice_then_the_second_derivative_follows()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0, requires_grad: true);

        var first = autograd.grad([x.pow(3)], [x], create_graph: true)[0];
        var second = autograd.grad([first], [x])[0];

        Assert.Equal(12.0, first.item<double>(), 12);
        Assert.Equal(12.0, second.item<double>(), 12);
        Assert.Null(x.grad);
    }

    [Fact]
    public void Given_no_grad_or_inference_mode_when_computing_then_nothing_is_recorded()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);

        using (no_grad()) Assert.False((x * 2).requires_grad);
        using (inference_mode()) Assert.False((x * 2).requires_grad);

        Assert.True((x * 2).requires_grad);
        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void Given_no_graph_when_going_backward_then_the_error_is_libtorchs_without_its_backtrace()
    {
        using var x = ones(1);

        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(x.backward);

        Assert.StartsWith("backward: element 0 of tensors does not require grad", error.Message);
        Assert.DoesNotContain("frame #", error.Message);
    }
}
