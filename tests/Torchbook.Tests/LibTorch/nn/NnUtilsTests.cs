using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN;

public class NnUtilsTests
{
    [Fact]
    public void Given_gradients_of_norm_13_when_clipped_to_1_then_the_joint_norm_is_1_and_13_is_returned()
    {
        using var a = nn.Parameter(zeros(2));
        using var b = nn.Parameter(zeros(1));
        using var c = nn.Parameter(zeros(1));
        a.grad = tensor(new[] { 3f, 4f });
        b.grad = tensor(new[] { 12f });

        Assert.Equal(13, nn.utils.clip_grad_norm_([a, b, c], 1), 5);

        Assert.Equal(3 / 13.0, a.grad[0].ToDouble(), 5);
        Assert.Equal(12 / 13.0, b.grad[0].ToDouble(), 5);
        Assert.Equal(1, nn.utils.clip_grad_norm_([a, b, c], 5), 5);
        Assert.Equal(12 / 13.0, nn.utils.clip_grad_norm_([a, b], 5, double.PositiveInfinity), 5);
    }

    [Fact]
    public void Given_gradients_when_clipped_by_value_then_no_element_is_larger()
    {
        using var a = nn.Parameter(zeros(3));
        a.grad = tensor(new[] { -3f, 0.5f, 4f });
        nn.utils.clip_grad_value_([a], 1);

        Assert.Equal([-1f, 0.5f, 1f], a.grad.data<float>().ToArray());
    }

    [Fact]
    public void Given_a_model_when_its_parameters_go_to_a_vector_and_back_then_they_are_as_before()
    {
        using var model = nn.Linear(3, 2);
        using var vector = nn.utils.parameters_to_vector(model.parameters());
        using var half = vector.detach() * 0.5;
        nn.utils.vector_to_parameters(half, model.parameters());
        using var now = nn.utils.parameters_to_vector(model.parameters());

        Assert.Equal([8], vector.shape);
        Assert.True(now.allclose(half));
        Assert.Throws<ArgumentException>(() => nn.utils.vector_to_parameters(now.narrow(0, 0, 7), model.parameters()));
    }

    [Fact]
    public void Given_init_functions_when_applied_then_values_lie_as_promised()
    {
        using var scope = NewDisposeScope();
        manual_seed(0);
        var weight = empty(64, 32, 3, 3);

        Assert.Equal((288, 576), nn.init.CalculateFanInAndFanOut(weight));
        Assert.Equal(Math.Sqrt(2), nn.init.calculate_gain(nn.init.NonlinearityType.ReLU));
        var he = nn.init.kaiming_normal_(weight, nonlinearity: nn.init.NonlinearityType.ReLU);
        Assert.Same(weight, he);
        Assert.InRange(weight.std().ToDouble() / Math.Sqrt(2.0 / 288), 0.98, 1.02);
        nn.init.xavier_uniform_(weight);
        Assert.True(weight.abs().max().ToDouble() <= Math.Sqrt(6.0 / (288 + 576)));
        Assert.Equal(3, nn.init.constant_(empty(1), 3).ToDouble());
        Assert.Equal(2, nn.init.eye_(empty(2, 3)).sum().ToDouble());
        Assert.Throws<ArgumentException>(() => nn.init.kaiming_normal_(empty(3)));
    }

    [Fact]
    public void Given_a_seed_when_truncated_normal_numbers_are_drawn_then_they_are_PyTorchs()
    {
        manual_seed(0);
        using var values = empty(4);
        nn.init.trunc_normal_(values, 0.1, 0.5, -0.5, 1);

        Assert.Equal([0.14567345f, 0.4649756f, -0.3386037f, -0.27411032f], values.data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-6f);
    }
}
