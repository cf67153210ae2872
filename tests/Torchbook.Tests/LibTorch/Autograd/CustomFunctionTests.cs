using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Autograd;

public class CustomFunctionTests
{
    private sealed class Cube : autograd.SingleTensorFunction<Cube>
    {
        public override string Name => nameof(Cube);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            ctx.save_data("factor", vars[1]);
            Assert.False(is_grad_enabled());
            return x * x * x * (double)vars[1];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            var x = ctx.get_saved_variables()[0];
            return [grad_output * x * x * 3 * (double)ctx.get_data("factor"), null!];
        }
    }

    /// <summary>Its input as it is; the gradient doubled. Keeps the output, too.</summary>
    private sealed class Doubled : autograd.SingleTensorFunction<Doubled>
    {
        public override string Name => nameof(Doubled);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0];

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output * 2];
    }

    private sealed class SumAndDifference : autograd.MultiTensorFunction<SumAndDifference>
    {
        public override string Name => nameof(SumAndDifference);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (a, b) = ((Tensor)vars[0], (Tensor)vars[1]);
            ctx.set_materialize_grads((bool)vars[2]);
            var order = a.argsort();
            ctx.mark_non_differentiable([order]);
            return [a + b, a - b, order];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
        {
            Seen = [.. grad_outputs];
            return [grad_outputs[0] + (grad_outputs[1] ?? zeros_like(grad_outputs[0])), grad_outputs[0] - (grad_outputs[1] ?? zeros_like(grad_outputs[0])), null!];
        }

        public static List<Tensor?> Seen { get; private set; } = [];
    }

    private sealed class Wrong : autograd.SingleTensorFunction<Wrong>
    {
        public override string Name => nameof(Wrong);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]).clone();

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output, grad_output, grad_output];
    }

    private sealed class Throwing : autograd.SingleTensorFunction<Throwing>
    {
        public static readonly Exception Original = new InvalidDataException("the link is down");

        public override string Name => nameof(Throwing);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]).clone();

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => throw Original;
    }

    private sealed class AddOne : autograd.SingleTensorFunction<AddOne>
    {
        public override string Name => nameof(AddOne);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            x.add_(1);
            ctx.mark_dirty([x]);
            return x;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output];
    }

    private static Tensor Values() => rand(5, ScalarType.Float64, requires_grad: true);

    [Fact]
    public void Given_a_function_with_saved_tensors_and_data_when_differentiated_then_gradients_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (Values(), Values());
        var result = Cube.apply(x.exp(), 0.5) * y;
        result.sum().backward();
        using (no_grad())
        {
            Assert.True(x.grad!.allclose(x.exp().pow(3) * 1.5 * y, rtol: 1e-12));
            Assert.True(y.grad!.allclose(x.exp().pow(3) * 0.5, rtol: 1e-12));
        }
    }

    [Fact]
    public void Given_a_graph_of_the_gradient_when_differentiated_again_then_backward_was_recorded()
    {
        using var scope = NewDisposeScope();
        var x = Values();
        var first = autograd.grad([Cube.apply(x, 1.0).sum()], [x], create_graph: true)[0];
        var second = autograd.grad([first.sum()], [x])[0];
        Assert.True(second.allclose(x.detach() * 6, rtol: 1e-12));
    }

    [Fact]
    public void Given_a_function_that_returns_its_input_when_differentiated_then_the_input_itself_stays_as_it_was()
    {
        using var scope = NewDisposeScope();
        var x = Values();
        var y = Doubled.apply(x);
        Assert.True(x.is_leaf && !y.is_leaf && y.requires_grad);
        (y * 3 + x).sum().backward();
        Assert.All(x.grad!.data<double>().ToArray(), g => Assert.Equal(7, g));
    }

    [Fact]
    public void Given_inputs_without_gradients_or_no_recording_when_applied_then_nothing_is_recorded()
    {
        using var scope = NewDisposeScope();
        Assert.False(Cube.apply(ones(2), 1.0).requires_grad);
        using var mode = no_grad();
        Assert.False(Cube.apply(Values(), 1.0).requires_grad);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Given_an_output_that_the_loss_ignores_when_differentiated_then_its_gradient_is_zeros_or_null_as_asked(bool materialize)
    {
        using var scope = NewDisposeScope();
        var (a, b) = (Values(), rand(5, ScalarType.Float64));
        var outputs = SumAndDifference.apply(a, b, materialize);
        Assert.Equal([true, true, false], outputs.Select(o => o.requires_grad));
        outputs[0].sum().backward();
        Assert.Equal(materialize, SumAndDifference.Seen[1] is not null);
        Assert.All(a.grad!.data<double>().ToArray(), g => Assert.Equal(1, g));
        Assert.Null(b.grad);
    }

    [Fact]
    public void Given_a_function_that_works_in_place_when_differentiated_then_the_changed_tensor_moves_on_in_the_graph()
    {
        using var scope = NewDisposeScope();
        var x = Values();
        var y = x * 2;
        var z = AddOne.apply(y);
        (z * z).sum().backward();
        Assert.True(x.grad!.allclose((x.detach() * 2 + 1) * 4, rtol: 1e-12));
        Assert.Contains("cannot be changed in place", Assert.Throws<ExternalException>(() => AddOne.apply(Values())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_second_backward_when_the_graph_was_not_retained_then_the_error_says_so()
    {
        using var scope = NewDisposeScope();
        var x = Values();
        var kept = Cube.apply(x, 1.0).sum();
        kept.backward(retain_graph: true);
        kept.backward();
        Assert.True(x.grad!.allclose(x.detach().pow(2) * 6, rtol: 1e-12));
        Assert.Contains("retain_graph", Assert.Throws<ExternalException>(() => kept.backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_saved_tensor_that_was_changed_when_differentiated_then_it_is_an_error()
    {
        using var scope = NewDisposeScope();
        var x = Values() * 1;
        var y = Cube.apply(x, 1.0).sum();
        x.add_(1);
        Assert.Contains("modified by an inplace operation", Assert.Throws<ExternalException>(() => y.backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_backward_that_is_wrong_or_throws_when_run_then_the_error_names_it_and_carries_the_cause()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("backward of Wrong gave 3 gradients for 1 inputs", Assert.Throws<ExternalException>(() => Wrong.apply(Values()).sum().backward()).Message, StringComparison.Ordinal);
        var error = Assert.Throws<ExternalException>(() => Throwing.apply(Values()).sum().backward());
        Assert.Contains("the link is down", error.Message, StringComparison.Ordinal);
        Assert.Same(Throwing.Original, error.InnerException);
        Assert.Null(Assert.Throws<ExternalException>(() => zeros(2).add(zeros(3))).InnerException);
    }

    [Fact]
    public void Given_many_applications_when_they_are_over_then_no_tensor_stays_behind()
    {
        var before = LiveTensors.Settled();
        for (var i = 0; i < 100; i++)
        {
            using var scope = NewDisposeScope();
            var x = Values();
            var y = Doubled.apply(Cube.apply(x, 2.0));
            if (i % 2 == 0)
            {
                y.sum().backward();
            }
        }

        Assert.Equal(before, LiveTensors.Settled());
    }
}
