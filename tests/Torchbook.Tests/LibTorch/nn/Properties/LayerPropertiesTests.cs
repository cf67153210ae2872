using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using Xunit.Sdk;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

/// <summary>The comparison must notice what differs before anything is concluded from its silence.</summary>
public class LayerPropertiesTests(ITestOutputHelper output)
{
    [Fact]
    public void Given_pairs_that_differ_when_compared_then_each_difference_is_told()
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        Func<Draw, Pair>[] cases =
        [
            d => new(nn.Linear(3, 4), $"nn.Linear(3, 4, bias=False)", d.Normal(2, 3)),
            d => new(nn.Sequential(nn.Linear(3, 4)), $"nn.Linear(3, 4)", d.Normal(2, 3)),
            d => new(nn.LeakyReLU(0.1), $"nn.LeakyReLU(0.10001)", d.Normal(2, 3)),
            d => new(x => x[0].detach(), $"x[0] * 1", d.Normal(2, 3)),
            d => new(nn.ReLU(), $"nn.ReLU()", d.Normal(2, 3)),
            d => new(new Leaky(), $"nn.Identity()", d.Normal(2, 3)),
            d => new(nn.Linear(3, 4), $"nn.Linear(3, 4)", d.Normal(2, 5)),
        ];

        var message = Assert.ThrowsAny<XunitException>(() => LayerProperties.Hold(output, ScalarType.Float64, cases, rounds: 1)).Message;

        Assert.Contains("start.bias is ours alone", message);
        Assert.Contains("start.0.weight is ours alone", message);
        Assert.Contains("nn.LeakyReLU(0.10001) m(*x) on [2, 3]", message);
        Assert.Contains("x.grad.0 is PyTorch's alone", message);
        Assert.DoesNotContain("nn.ReLU()", message);
        Assert.Contains("1 tensors are left behind", message);
        Assert.Contains("ExternalException: linear: mat1 and mat2 shapes cannot be multiplied (2x5 and 3x4)", message);
    }

    private sealed class Leaky() : nn.Module<Tensor, Tensor>("Leaky")
    {
        public override Tensor forward(Tensor input) => input * 2 / 2;
    }
}
