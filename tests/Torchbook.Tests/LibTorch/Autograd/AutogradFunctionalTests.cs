using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Autograd;

public class AutogradFunctionalTests
{
    [Fact]
    public void Given_a_function_of_one_tensor_when_its_jacobian_is_taken_then_every_derivative_is_there()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } });

        var jacobian = autograd.functional.jacobian(t => t.pow(2).sum(1), x);

        Assert.Equal([2, 2, 2], jacobian.shape);
        Assert.Equal([2.0, 4, 0, 0, 0, 0, 6, 8], jacobian.data<double>().ToArray());
        Assert.False(x.requires_grad);
    }

    [Fact]
    public void Given_several_inputs_and_outputs_when_their_jacobians_are_taken_then_there_is_one_for_each_pair()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new[] { 1f, 2f });
        var b = tensor(3f);

        var jacobians = autograd.functional.jacobian((Tensor[] t) => new[] { t[0] * t[1], t[1] * 2, ones(1) }, a, b).ToList();

        Assert.Equal(6, jacobians.Count);
        Assert.Equal([3f, 0, 0, 3], jacobians[0].data<float>().ToArray());
        Assert.Equal([1f, 2], jacobians[1].data<float>().ToArray());
        Assert.Equal([0f, 0], jacobians[2].data<float>().ToArray());
        Assert.Equal(2f, jacobians[3].item<float>());
        Assert.Equal([1, 2], jacobians[4].shape);
    }

    [Fact]
    public void Given_anomaly_mode_when_a_gradient_is_NaN_then_backward_says_which_operation_made_it()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { -1f }, requires_grad: true);
        using (autograd.detect_anomaly())
        {
            Assert.True(AnomalyMode.IsEnabled && AnomalyMode.ShouldCheckNaN);
            var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => x.sqrt().sum().backward());
            Assert.Contains("SqrtBackward0", error.Message);
        }

        Assert.False(AnomalyMode.IsEnabled);
        x.sqrt().sum().backward();
        Assert.True(float.IsNaN(x.grad.item<float>()));
    }

    [Fact]
    public void Given_switches_of_the_back_ends_when_turned_then_they_stay_so()
    {
        var before = backends.cuda.matmul.allow_tf32;
        backends.cuda.matmul.allow_tf32 = !before;
        Assert.Equal(!before, backends.cuda.matmul.allow_tf32);
        backends.cuda.matmul.allow_tf32 = before;
        backends.cuda.enable_flash_sdp(false);
        Assert.False(backends.cuda.flash_sdp_enabled());
        backends.cuda.enable_flash_sdp(true);
        Assert.True(backends.cuda.math_sdp_enabled());
        Assert.True(get_num_interop_threads() > 0);
    }
}
