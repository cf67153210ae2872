using Torchbook.LibTorch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Interop;

public class GradientHookTests
{
    private static Parameter NewParameter() => new(rand(3, ScalarType.Float64));

    [Fact]
    public void Given_a_hook_when_backward_runs_then_it_is_called_once_with_the_gradient_added_up()
    {
        using var parameter = NewParameter();
        parameter.grad = ones(3, ScalarType.Float64);
        var seen = new List<double>();
        using var hook = new GradientHook(parameter, () => seen.Add(parameter.grad!.sum().item<double>()));

        // Used twice in the graph: the hook comes after both parts have been added.
        ((parameter * 2).sum() + (parameter * 3).sum()).backward();

        Assert.Equal(3 + 6 + 9, Assert.Single(seen), 1e-12);
    }

    [Fact]
    public void Given_hooks_when_backward_runs_then_the_last_layer_has_its_gradient_first()
    {
        using var first = NewParameter();
        using var last = NewParameter();
        var order = new List<string>();
        using var a = new GradientHook(first, () => order.Add("first"));
        using var b = new GradientHook(last, () => order.Add("last"));

        (last * (first * 2).tanh()).sum().backward();

        Assert.Equal(["last", "first"], order);
    }

    [Fact]
    public void Given_a_hook_that_throws_when_backward_runs_then_backward_throws_with_its_message_and_it_inside()
    {
        using var parameter = NewParameter();
        var cause = new InvalidOperationException("the link is down — é");
        using (new GradientHook(parameter, () => throw cause))
        {
            var error = Assert.ThrowsAny<Exception>(() => parameter.sum().backward());
            Assert.Contains(cause.Message, error.Message);
            Assert.Same(cause, error.InnerException);
        }

        // The next error of the engine is not blamed on it.
        Assert.Null(Assert.ThrowsAny<Exception>(() => ones(2).matmul(ones(3))).InnerException);
        parameter.sum().backward();
    }

    [Fact]
    public void Given_a_hook_when_it_is_disposed_then_it_is_called_no_more()
    {
        using var parameter = NewParameter();
        var calls = 0;
        var hook = new GradientHook(parameter, () => calls++);
        parameter.sum().backward();
        hook.Dispose();
        hook.Dispose();

        parameter.sum().backward();

        Assert.Equal(1, calls);
    }

    [Fact]
    public void Given_a_collection_between_steps_when_backward_runs_then_the_hook_is_still_there()
    {
        using var parameter = NewParameter();
        var calls = 0;
        using var hook = new GradientHook(parameter, () => calls++);
        for (var step = 0; step < 3; step++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            (parameter * parameter).sum().backward();
        }

        Assert.Equal(3, calls);
    }

    [Fact]
    public void Given_a_tensor_that_keeps_no_gradient_when_hooked_then_the_error_says_why()
    {
        using var leaf = NewParameter();
        using var inner = leaf * 2;
        using var constant = rand(3);

        Assert.Contains("leaf", Assert.ThrowsAny<Exception>(() => new GradientHook(inner, () => { })).Message);
        Assert.Contains("requires gradients", Assert.ThrowsAny<Exception>(() => new GradientHook(constant, () => { })).Message);
    }
}
