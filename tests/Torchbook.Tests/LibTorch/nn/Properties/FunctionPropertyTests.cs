using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Torchbook.Tests.LibTorch.NN.Properties;

/// <summary>Functions without a layer of their own.</summary>
public class FunctionPropertyTests(ITestOutputHelper output)
{
    private static readonly Func<Draw, Pair>[] Cases =
    [
        d => With((d.Size(1, 2), d.Size(0, 1), d.Size(1, 2)), w => new(
            x => F.unfold(x[0], (2, 3), (w.Item1, 1), (w.Item2, 1), (w.Item3, 2)), $"F.unfold(x[0], (2, 3), ({w.Item1}, 1), ({w.Item2}, 1), ({w.Item3}, 2))", d.Normal(d.Size(), d.Size(), 5, 6))),
        d => new(x => F.unfold(x[0], 2), $"F.unfold(x[0], 2)", d.Normal(d.Size(), 2, 4, 5)),
        d => new(x => F.fold(x[0], (4, 5), (2, 3), padding: (1, 0), stride: (2, 1)), $"F.fold(x[0], (4, 5), (2, 3), padding=(1, 0), stride=(2, 1))", d.Normal(d.Size(), 6 * d.Size(), 9)),
        d => new(x => F.fold(x[0], 4, 2), $"F.fold(x[0], (4, 4), 2)", d.Normal(d.Size(), 4, 9)),
        .. from mode in new[] { (GridSampleMode.Bilinear, "bilinear"), (GridSampleMode.Nearest, "nearest") }
           from padding in new[] { (GridSamplePaddingMode.Zeros, "zeros"), (GridSamplePaddingMode.Border, "border"), (GridSamplePaddingMode.Reflection, "reflection") }
           select (Func<Draw, Pair>)(d => With(d.Pick<bool?>(null, true, false), align => new(
               x => F.grid_sample(x[0], x[1], mode.Item1, padding.Item1, align), $"F.grid_sample(x[0], x[1], '{mode.Item2}', '{padding.Item2}', {align})", d.Normal(2, d.Size(), 4, 5), d.Uniform(-1.4, 1.4, 2, 3, 4, 2)))),
        d => new(x => F.grid_sample(x[0], x[1]), $"F.grid_sample(x[0], x[1])", d.Normal(2, 2, 3, 4, 5), d.Uniform(-1.4, 1.4, 2, 3, 4, 2, 3)),
        d => With(d.Flag(), align => new(x => F.affine_grid(x[0], [2, 3, 4, 5], align), $"F.affine_grid(x[0], [2, 3, 4, 5], {align})", d.Normal(2, 2, 3))),
        d => With(d.Flag(), align => new(x => F.affine_grid(x[0], [2, 3, 4, 5, 2], align), $"F.affine_grid(x[0], [2, 3, 4, 5, 2], {align})", d.Normal(2, 3, 4))),
        d => new(x => F.upsample_nearest1d(x[0], 7, null), $"F.interpolate(x[0], 7)", d.Normal(2, d.Size(), 3)),
        d => new(x => F.upsample_nearest2d(x[0], scaleFactors: [2, 1.5]), $"F.interpolate(x[0], scale_factor=(2, 1.5))", d.Normal(2, d.Size(), 3, 4)),
        d => new(x => F.upsample_nearest3d(x[0], [4, 5, 3]), $"F.interpolate(x[0], (4, 5, 3))", d.Normal(2, d.Size(), 3, 4, 2)),
        d => new(x => F.upsample_nearest(x[0], [5, 6]), $"F.interpolate(x[0], (5, 6))", d.Normal(2, d.Size(), 3, 4)),
        d => With(d.Flag(), align => new(x => F.upsample_bilinear(x[0], [5, 6], align_corners: align), $"F.interpolate(x[0], (5, 6), mode='bilinear', align_corners={align})", d.Normal(2, d.Size(), 3, 4))),
        d => new(x => F.upsample(x[0], scale_factor: [2], mode: UpsampleMode.Trilinear, align_corners: true), $"F.interpolate(x[0], scale_factor=2, mode='trilinear', align_corners=True)", d.Normal(2, 1, 3, 4, 2)),
        .. from mode in new[] { InterpolationMode.Nearest, InterpolationMode.Bilinear, InterpolationMode.Bicubic, InterpolationMode.Area, InterpolationMode.NearestExact }
           select (Func<Draw, Pair>)(d => With((d.Size(), d.Size()), size => new(
               x => F.interpolate(x[0], [size.Item1, size.Item2], mode: mode), $"F.interpolate(x[0], {size}, mode='{(mode == InterpolationMode.NearestExact ? "nearest-exact" : mode.ToString().ToLowerInvariant())}')", d.Normal(2, 2, 4, 5)))),
        d => new(x => F.interpolate(x[0], scale_factor: [1.7], mode: InterpolationMode.Linear), $"F.interpolate(x[0], scale_factor=1.7, mode='linear')", d.Normal(2, 2, d.Size(2, 5))),
        d => new(x => F.interpolate(x[0], scale_factor: [0.6, 0.7], mode: InterpolationMode.Bilinear, antialias: true), $"F.interpolate(x[0], scale_factor=(0.6, 0.7), mode='bilinear', antialias=True)", d.Normal(2, 2, 5, 6)),
        d => new(x => F.avg_pool2d_backward(x[0], x[1], [2, 2], [2, 2]), $"torch.ops.aten.avg_pool2d_backward(x[0], x[1], [2, 2], [2, 2], [0, 0], False, True, None)", d.Constant(2, 3, 2, 3), d.Constant(2, 3, 4, 6)),
        d => new(x => F.avg_pool3d_backward(x[0], x[1], [2, 2, 2]), $"torch.ops.aten.avg_pool3d_backward(x[0], x[1], [2, 2, 2], [1, 1, 1], [0, 0, 0], False, True, None)", d.Constant(2, 3, 2, 3, 4), d.Constant(2, 3, 3, 4, 5)),
        d => new(x => F.upsample_nearest1d_backward(x[0], 6, 3, null), $"torch.ops.aten.upsample_nearest1d_backward(x[0], [6], [2, 3, 3])", d.Constant(2, 3, 6)),
        d => new(x => F.upsample_nearest2d_backward(x[0], [2, 3, 2, 3]), $"torch.ops.aten.upsample_nearest2d_backward(x[0], [4, 6], [2, 3, 2, 3])", d.Constant(2, 3, 4, 6)),
        d => new(x => F.upsample_nearest3d_backward(x[0], [2, 3, 2, 3, 1], scaleFactors: [2, 2, 2]), $"torch.ops.aten.upsample_nearest3d_backward(x[0], [4, 6, 2], [2, 3, 2, 3, 1], 2., 2., 2.)", d.Constant(2, 3, 4, 6, 2)),
        d => new(x => F.one_hot(x[0], 5), $"F.one_hot(x[0], 5)", d.Indices(5, d.Shape(0, 3))),
        d => With(d.Flag(), causal => new(
            x => F.scaled_dot_product_attention(x[0], x[1], x[2], is_casual: causal), $"torch.ops.aten._scaled_dot_product_attention(x[0], x[1], x[2], None, 0.0, False, {causal})[0]", d.Normal(2, 3, 4, 5), d.Normal(2, 3, 6, 5), d.Normal(2, 3, 6, 2))),
        d => new(
            x => F.scaled_dot_product_attention(x[0], x[1], x[2], x[3]), $"(x[0] @ x[1].mT / 5 ** 0.5 + x[3]).softmax(-1) @ x[2]", d.Normal(2, 4, 5), d.Normal(2, 6, 5), d.Normal(2, 6, 2), d.Constant(2, 4, 6)),
    ];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_functions_run_beside_PyTorch_then_all_agree(ScalarType type) => LayerProperties.Hold(output, type, Cases);

    private static Pair With<T>(T setting, Func<T, Pair> pair) => pair(setting);
}
