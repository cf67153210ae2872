using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

/// <summary>Under one seed the same elements drop.</summary>
public class DropoutPropertyTests(ITestOutputHelper output)
{
    private static readonly Func<Draw, Pair>[] Cases =
    [
        d => Both(d, (p, inplace) => nn.Dropout(p, inplace), "Dropout", d.Shape(1, 4)),
        d => Both(d, (p, inplace) => nn.Dropout1d(p, inplace), "Dropout1d", d.Size(), d.Size(), d.Size()),
        d => Both(d, (p, inplace) => nn.Dropout2d(p, inplace), "Dropout2d", d.Size(), d.Size(), d.Size(), d.Size()),
        d => Both(d, (p, inplace) => nn.Dropout3d(p, inplace), "Dropout3d", d.Size(), d.Size(), d.Size(), d.Size(), d.Size()),
        d => Both(d, (p, inplace) => nn.AlphaDropout(p, inplace), "AlphaDropout", d.Shape(1, 4)),
        d => Both(d, (p, inplace) => nn.FeatureAlphaDropout(p, inplace), "FeatureAlphaDropout", d.Size(), d.Size(), d.Size(), d.Size()),
    ];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_dropouts_run_beside_PyTorch_then_all_agree(ScalarType type) => LayerProperties.Hold(output, type, Cases, rounds: 8);

    private static Pair Both(Draw d, Func<double, bool, nn.Module<Tensor, Tensor>> make, string name, params long[] shape)
    {
        var p = d.Pick(0, 1, d.Real(0, 1), d.Real(0, 1));
        var module = make(p, d.Flag());
        return new(
            module,
            x =>
            {
                using var own = x[0] * 1;
                return [module.call(own)];
            },
            $"nn.{name}({p})",
            "m(x[0] * 1)",
            d.Normal(shape))
        { Training = d.Flag() };
    }
}
