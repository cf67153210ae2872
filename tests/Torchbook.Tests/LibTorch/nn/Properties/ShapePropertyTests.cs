using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

public class ShapePropertyTests(ITestOutputHelper output)
{
    private static readonly Func<Draw, Pair>[] Cases =
    [
        d => new(nn.Flatten(), $"nn.Flatten()", d.Normal(d.Shape(2, 4))),
        d => new(nn.Flatten(0, -2), $"nn.Flatten(0, -2)", d.Normal(d.Shape(3, 4))),
        d => new(nn.Unflatten(1, [2, -1]), $"nn.Unflatten(1, (2, 3))", d.Normal(d.Size(), 6, d.Size())),
        d =>
        {
            var (r, c) = (d.Size(1, 3), d.Size(1, 3));
            return new(nn.PixelShuffle(r), $"nn.PixelShuffle({r})", d.Normal(2, c * r * r, d.Size(), d.Size()));
        },
        d =>
        {
            var (r, h, w) = (d.Size(1, 3), d.Size(1, 3), d.Size(1, 3));
            return new(nn.PixelUnshuffle(r), $"nn.PixelUnshuffle({r})", d.Normal(2, 3, h * r, w * r));
        },
        d =>
        {
            var (groups, c) = (d.Size(1, 3), d.Size(1, 3));
            // libtorch has no derivative for it.
            return new(nn.ChannelShuffle(groups), $"nn.ChannelShuffle({groups})", d.Constant(2, groups * c, d.Size(), 3));
        },
        d =>
        {
            var (k, dilation, padding, stride) = ((d.Size(1, 2), d.Size(1, 3)), (d.Size(1, 2), 1L), (d.Size(0, 1), d.Size(0, 2)), (d.Size(1, 2), d.Size(1, 3)));
            return new(nn.Unfold(k, dilation, padding, stride), $"nn.Unfold({k}, {dilation}, {padding}, {stride})", d.Normal(2, d.Size(), 5, 6));
        },
        d => new(nn.Unfold(2, stride: 2), $"nn.Unfold(2, stride=2)", d.Normal(2, 3, 4, d.Size(2, 6))),
        d =>
        {
            var (h, w, padding) = (d.Size(2, 5), d.Size(2, 5), (d.Size(0, 1), d.Size(0, 1)));
            var blocks = (h + (2 * padding.Item1) - 1) * (w + (2 * padding.Item2) - 1);
            return new(nn.Fold((h, w), (2, 2), padding: padding), $"nn.Fold({(h, w)}, 2, padding={padding})", d.Normal(2, 3 * 4, blocks));
        },
        d => new(nn.Fold(4, 2, stride: 2), $"nn.Fold(4, 2, stride=2)", d.Normal(2, 4 * d.Size(), 4)),
        d => new(nn.Upsample(scale_factor: [2, 1.5], mode: UpsampleMode.Bilinear), $"nn.Upsample(scale_factor=(2, 1.5), mode='bilinear')", d.Normal(2, d.Size(), d.Size(), d.Size())),
        d => new(nn.Upsample(size: [5, 7], mode: UpsampleMode.Bicubic, align_corners: true), $"nn.Upsample(size=(5, 7), mode='bicubic', align_corners=True)", d.Normal(2, 2, d.Size(), d.Size())),
        d => new(nn.Upsample(size: [7], mode: UpsampleMode.Linear), $"nn.Upsample(size=7, mode='linear')", d.Normal(2, 2, d.Size())),
        d => new(nn.Upsample(scale_factor: [2], mode: UpsampleMode.Trilinear), $"nn.Upsample(scale_factor=2, mode='trilinear')", d.Normal(1, 2, d.Size(), 2, d.Size())),
        d => new(nn.Upsample(scale_factor: [3]), $"nn.Upsample(scale_factor=3)", d.Normal(1, 2, d.Size(), 2, d.Size())),
    ];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_layers_that_move_elements_run_beside_PyTorch_then_all_agree(ScalarType type) =>
        LayerProperties.Hold(output, type, Cases);
}
