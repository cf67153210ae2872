using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

public class NormalizationPropertyTests(ITestOutputHelper output)
{
    private static readonly Func<Draw, Pair>[] Cases =
    [
        d => With(d, s => new(nn.BatchNorm1d(s.Channels, s.Eps, s.Momentum, s.Affine, s.Track), $"nn.BatchNorm1d{s.Python}", d.Flag() ? s.Input(d, 0) : s.Input(d, 1)) { Training = s.Training }),
        d => With(d, s => new(nn.BatchNorm2d(s.Channels, s.Eps, s.Momentum, s.Affine, s.Track), $"nn.BatchNorm2d{s.Python}", s.Input(d, 2)) { Training = s.Training }),
        d => With(d, s => new(nn.BatchNorm3d(s.Channels, s.Eps, s.Momentum, s.Affine, s.Track), $"nn.BatchNorm3d{s.Python}", s.Input(d, 3)) { Training = s.Training }),
        d => With(d, s => new(nn.InstanceNorm1d(s.Channels, s.Eps, s.Momentum, s.Affine, s.Track), $"nn.InstanceNorm1d{s.Python}", s.Input(d, 1)) { Training = s.Training }),
        d => With(d, s => new(nn.InstanceNorm2d(s.Channels, s.Eps, s.Momentum, s.Affine, s.Track), $"nn.InstanceNorm2d{s.Python}", s.Input(d, 2)) { Training = s.Training }),
        d => With(d, s => new(nn.InstanceNorm3d(s.Channels, s.Eps, s.Momentum, s.Affine, s.Track), $"nn.InstanceNorm3d{s.Python}", s.Input(d, 3)) { Training = s.Training }),
        d => With(d, s => new(nn.InstanceNorm2d(s.Channels, affine: true), $"nn.InstanceNorm2d({s.Channels}, affine=True)", d.Normal(s.Channels, 3, d.Size(2, 4)))),
        d =>
        {
            var (shape, affine) = (d.Shape(2, 4), d.Flag());
            var over = shape[^(int)d.Size(1, shape.Length)..];
            return new(nn.LayerNorm(over, 0.01, affine), $"nn.LayerNorm({over}, 0.01, {affine})", d.Normal(shape));
        },
        d => With(d, s => new(nn.LayerNorm(s.Channels), $"nn.LayerNorm({s.Channels})", d.Normal(d.Size(), s.Channels))),
        d =>
        {
            var (groups, each, affine) = (d.Size(1, 3), d.Size(1, 3), d.Flag());
            return new(nn.GroupNorm(groups, groups * each, 0.01, affine), $"nn.GroupNorm({groups}, {groups * each}, 0.01, {affine})", d.Normal([d.Size(), groups * each, .. d.Shape(1, 3), 2]));
        },
        d =>
        {
            var (size, alpha, beta, k) = (d.Size(1, 6), d.Real(0.01, 1), d.Real(0.5, 1), d.Real(0.5, 2));
            return new(nn.LocalResponseNorm(size, alpha, beta, k), $"nn.LocalResponseNorm({size}, {alpha}, {beta}, {k})", d.Normal([d.Size(), d.Size(), .. d.Shape(1, 3)]));
        },
        d =>
        {
            var (p, dim) = (d.Pick(1.0, 2, 2.5), d.Size(-2, 1));
            return new(x => nn.functional.normalize(x[0], p, dim), $"F.normalize(x[0], {p}, {dim})", d.Normal(d.Shape(2, 4)));
        },
    ];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_normalizations_run_beside_PyTorch_then_all_agree(ScalarType type) => LayerProperties.Hold(output, type, Cases, rounds: 6);

    private static Pair With(Draw d, Func<Settings, Pair> pair) => pair(new Settings(d.Size(1, 4), d.Real(1e-5, 0.1), d.Real(0, 1), d.Flag(), d.Flag(), d.Flag()));

    private sealed record Settings(long Channels, double Eps, double Momentum, bool Affine, bool Track, bool Training)
    {
        public (long, double, double, bool, bool) Python => (Channels, Eps, Momentum, Affine, Track);

        public Tensor Input(Draw d, int spatial) => d.Normal([d.Size(2, 4), Channels, .. Enumerable.Range(0, spatial).Select(_ => d.Size(2, 4))]);
    }
}
