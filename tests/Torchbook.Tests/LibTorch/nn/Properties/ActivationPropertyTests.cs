using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

public class ActivationPropertyTests(ITestOutputHelper output)
{
    private static readonly Func<Draw, Pair>[] Cases =
    [
        d => Both(d, inplace => nn.ReLU(inplace), $"nn.ReLU()"),
        d => Both(d, inplace => nn.ReLU6(inplace), $"nn.ReLU6()"),
        d => With(d.Real(0, 1), slope => Both(d, inplace => nn.LeakyReLU(slope, inplace), $"nn.LeakyReLU({slope})")),
        d => With(d.Real(0.1, 2), alpha => Both(d, inplace => nn.ELU(alpha, inplace), $"nn.ELU({alpha})")),

        // libtorch rounds alpha to float32 in the gradient alone, so that the two ways differ by 1e-8.
        d => With((d.Real(0.1, 2), d.Flag()), c => Both(d, _ => nn.CELU(c.Item1, c.Item2), $"nn.CELU{c}")),
        d => Both(d, inplace => nn.SELU(inplace), $"nn.SELU()"),
        d => Both(d, inplace => nn.SiLU(inplace), $"nn.SiLU()"),
        d => Both(d, inplace => nn.Mish(inplace), $"nn.Mish()"),
        d => Both(d, inplace => nn.Sigmoid(inplace), $"nn.Sigmoid()"),
        d => Both(d, inplace => nn.Tanh(inplace), $"nn.Tanh()"),
        d => Both(d, inplace => nn.Hardswish(inplace), $"nn.Hardswish()"),
        d => Both(d, inplace => nn.Hardsigmoid(inplace), $"nn.Hardsigmoid()"),
        d => With((d.Real(-2, -0.1), d.Real(0.1, 2)), edge => Both(d, inplace => nn.Hardtanh(edge.Item1, edge.Item2, inplace), $"nn.Hardtanh{edge}")),
        d => With((d.Real(-1, 1), d.Real(-9, 9)), step => Both(d, inplace => nn.Threshold(step.Item1, step.Item2, inplace), $"nn.Threshold{step}")),
        d => new(nn.GELU(), $"nn.GELU()", d.Normal(d.Shape(0, 4))),
        d => new(nn.GELU(GELU.Approximate.tanh), $"nn.GELU('tanh')", d.Normal(d.Shape(0, 4))),
        d => new(nn.Softsign(), $"nn.Softsign()", d.Normal(d.Shape(0, 4))),
        d => new(nn.Tanhshrink(), $"nn.Tanhshrink()", d.Normal(d.Shape(0, 4))),
        d => new(nn.LogSigmoid(), $"nn.LogSigmoid()", d.Normal(d.Shape(0, 4))),
        d => With(d.Real(0, 1), lambda => new(nn.Hardshrink(lambda), $"nn.Hardshrink({lambda})", d.Normal(d.Shape(0, 4)))),
        d => With(d.Real(0, 1), lambda => new(nn.Softshrink(lambda), $"nn.Softshrink({lambda})", d.Normal(d.Shape(0, 4)))),
        d => With((d.Real(0.5, 3), d.Real(1, 5)), bend => new(nn.Softplus(bend.Item1, bend.Item2), $"nn.Softplus{bend}", d.Normal(d.Shape(0, 4)))),
        d => With(d.Size(-1, 0), dim => new(nn.Softmax(dim), $"nn.Softmax({dim})", d.Normal(d.Shape(1, 4)))),
        d => With(d.Size(-1, 0), dim => new(nn.LogSoftmax(dim), $"nn.LogSoftmax({dim})", d.Normal(d.Shape(1, 4)))),
        d => With(d.Size(-1, 0), dim => new(nn.Softmin(dim), $"nn.Softmin({dim})", d.Normal(d.Shape(1, 4)))),
        d => new(nn.Softmax2d(), $"nn.Softmax2d()", d.Normal(d.Shape(3, 4))),
        d => With(d.Size(0, 2), dim => new(nn.GLU(dim), $"nn.GLU({dim})", d.Normal(2 * d.Size(), 4, 2 * d.Size()))),

        // TorchSharp's slope is never drawn, in training neither; so is that of PyTorch's function.
        d => With((d.Real(0, 0.2), d.Real(0.2, 1)), slopes => Both(d, inplace => nn.RReLU(slopes.Item1, slopes.Item2, inplace), $"lambda x: F.rrelu(x, *{slopes})")),
        d => new(x => nn.functional.prelu(x[0], x[1]), $"F.prelu(x[0], x[1])", d.Normal(2, 3, d.Size()), d.Normal(3)),
    ];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_activations_run_beside_PyTorch_then_all_agree(ScalarType type) => LayerProperties.Hold(output, type, Cases);

    private static Pair With<T>(T setting, Func<T, Pair> pair) => pair(setting);

    // In place or on a copy: what is changed in place is no leaf, as autograd wants it.
    private static Pair Both(Draw d, Func<bool, nn.Module<Tensor, Tensor>> make, FormattableString python)
    {
        var module = make(d.Flag());
        return new(
            module,
            x =>
            {
                using var own = x[0] * 1;
                return [module.call(own)];
            },
            python,
            "m(x[0] * 1)",
            d.Normal(d.Shape(0, 4)));
    }
}
