using Torchbook.Tests.LibTorch.NN.Properties;
using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN;

public class StructuredInitTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_initialized_or_fused_beside_PyTorch_then_all_agree(ScalarType type) => LayerProperties.Hold(
        output,
        type,
        [
            d => Filled(d, t => nn.init.orthogonal_(t, 1.5), "nn.init.orthogonal_({0}, 1.5)", d.Size(), d.Size(), d.Size(1, 3)),
            d => Filled(d, t => nn.init.sparse_(t, 0.4), "nn.init.sparse_({0}, 0.4)", d.Size(), d.Size()),
            d => Filled(d, nn.init.dirac_, "nn.init.dirac_({0})", d.Size(), d.Size(), d.Size(), d.Size()),
            d =>
            {
                var transpose = d.Flag();
                var (outputs, inputs) = (d.Size(), d.Size());
                var n = transpose ? inputs : outputs;
                return new(
                    x =>
                    {
                        var (weight, bias) = nn.utils.fuse_conv_bn_weights(x[0], x[1], x[2], x[3], 1e-3, x[4], x[5], transpose);
                        using (weight)
                        using (bias)
                        {
                            return WrappedTensorDisposeScope(() => cat([weight.detach().flatten(), bias.detach()]));
                        }
                    },
                    $"torch.cat([t.detach().flatten() for t in torch.nn.utils.fusion.fuse_conv_bn_weights(x[0], x[1], x[2], x[3], 1e-3, x[4], x[5], {transpose})])",
                    d.Constant(outputs, inputs, 2), d.Constant(n), d.Constant(n), d.Uniform(0.5, 2, n).detach(), d.Constant(n), d.Constant(n));
            },
        ]);

    [Fact]
    public void Given_a_linear_layer_and_a_normalization_when_fused_then_one_layer_gives_what_both_did()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(3, 4, hasBias: false);
        using var norm = nn.BatchNorm1d(4);
        var x = randn(8, 3);
        norm.call(linear.call(x));
        Assert.Throws<InvalidOperationException>(() => nn.utils.fuse_linear_bn_eval(linear, norm));
        linear.eval();
        norm.eval();

        using var fused = nn.utils.fuse_linear_bn_eval(linear, norm);

        Assert.True(fused.call(x).allclose(norm.call(linear.call(x)), 1e-5, 1e-6));
        Assert.False(fused.training);
    }

    [Fact]
    public void Given_shapes_that_do_not_fit_when_initialized_then_the_error_shows_them()
    {
        using var vector = ones(3);
        Assert.Contains("[3]", Assert.Throws<ArgumentException>(() => nn.init.orthogonal_(vector)).Message);
        Assert.Contains("[3]", Assert.Throws<ArgumentException>(() => nn.init.sparse_(vector, 0.5)).Message);
        Assert.Contains("[3]", Assert.Throws<ArgumentException>(() => nn.init.dirac_(vector)).Message);
    }

    // The generator is seeded before the call on both sides.
    private static Pair Filled(Draw d, Func<Tensor, Tensor> fill, string python, params long[] shape)
    {
        var empty = PythonText.Of($"torch.empty({shape}, dtype=dtype)");
        return new(_ => fill(torch.empty(shape, d.Type)), System.Runtime.CompilerServices.FormattableStringFactory.Create(string.Format(python, empty).Replace("{", "{{").Replace("}", "}}")));
    }
}
