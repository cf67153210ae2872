using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

public class DistancePropertyTests(ITestOutputHelper output)
{
    private static readonly Func<Draw, Pair>[] Cases =
    [
        d =>
        {
            var (dim, shape) = (d.Size(-1, 1), d.Shape(2, 4));
            return new(nn.CosineSimilarity(dim, 1e-6), $"nn.CosineSimilarity({dim}, 1e-6)", d.Normal(shape), d.Normal(shape));
        },
        d =>
        {
            var (p, keep, shape) = (d.Pick(1.0, 2, 3.5), d.Flag(), d.Shape(1, 3));
            return new(nn.PairwiseDistance(p, 1e-4, keep), $"nn.PairwiseDistance({p}, 1e-4, {keep})", d.Normal(shape), d.Normal(shape));
        },
        d => new(x => nn.functional.bilinear(x[0], x[1], x[2], x[3]), $"F.bilinear(x[0], x[1], x[2], x[3])", d.Normal(4, 3), d.Normal(4, 2), d.Normal(5, 3, 2), d.Normal(5)),
    ];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_distances_run_beside_PyTorch_then_all_agree(ScalarType type) => LayerProperties.Hold(output, type, Cases, rounds: 8);
}
