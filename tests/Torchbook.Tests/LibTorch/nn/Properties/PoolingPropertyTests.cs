using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

public class PoolingPropertyTests(ITestOutputHelper output)
{
    private static readonly Func<Draw, Pair>[] Cases =
    [
        d => With(d, 1, w => Indexed(nn.MaxPool1d(w.Kernel[0], w.Stride[0], w.Padding[0], w.Dilation[0], w.Ceil), m => m.forward_with_indices, w.Max, w.Input)),
        d => With(d, 2, w => Indexed(nn.MaxPool2d(w.Kernel, w.Stride, w.Padding, w.Dilation, w.Ceil), m => m.forward_with_indices, w.Max, w.Input)),
        d => With(d, 3, w => Indexed(nn.MaxPool3d(w.Kernel, w.Stride, w.Padding, w.Dilation, w.Ceil), m => m.forward_with_indices, w.Max, w.Input)),
        d => With(d, 1, w => new(nn.MaxPool1d(w.Kernel[0]), $"nn.MaxPool1d({w.Kernel[0]})", w.Input)),
        d => With(d, 2, w => new(nn.MaxPool2d((w.Kernel[0], w.Kernel[1])), $"nn.MaxPool2d({w.Kernel})", w.Input)),
        d => With(d, 3, w => new(nn.MaxPool3d(2, 1, 1), $"nn.MaxPool3d(2, 1, 1)", w.Input)),
        d => With(d, 1, w => new(nn.AvgPool1d(w.Kernel[0], w.Stride[0], w.Padding[0], w.Ceil, w.Flag), $"nn.AvgPool1d({w.Kernel}, {w.Stride}, {w.Padding}, {w.Ceil}, {w.Flag})", w.Input)),
        d => With(d, 2, w => new(nn.AvgPool2d(w.Kernel, w.Stride, w.Padding, w.Ceil, w.Flag, w.Divisor), $"nn.AvgPool2d({w.Kernel}, {w.Stride}, {w.Padding}, {w.Ceil}, {w.Flag}, {w.Divisor})", w.Input)),
        d => With(d, 3, w => new(nn.AvgPool3d(w.Kernel, w.Stride, w.Padding, w.Ceil, w.Flag, w.Divisor), $"nn.AvgPool3d({w.Kernel}, {w.Stride}, {w.Padding}, {w.Ceil}, {w.Flag}, {w.Divisor})", w.Input)),
        d => With(d, 1, w => new(nn.AdaptiveAvgPool1d(w.Kernel[0]), $"nn.AdaptiveAvgPool1d({w.Kernel[0]})", w.Input)),
        d => With(d, 2, w => new(nn.AdaptiveAvgPool2d(w.Kernel), $"nn.AdaptiveAvgPool2d({w.Kernel})", w.Input)),
        d => With(d, 3, w => new(nn.AdaptiveAvgPool3d(w.Kernel), $"nn.AdaptiveAvgPool3d({w.Kernel})", w.Input)),
        d => With(d, 1, w => Indexed(nn.AdaptiveMaxPool1d(w.Kernel[0]), m => m.forward_with_indices, $"nn.AdaptiveMaxPool1d({w.Kernel[0]}, return_indices=True)", w.Input)),
        d => With(d, 2, w => Indexed(nn.AdaptiveMaxPool2d(w.Kernel), m => m.forward_with_indices, $"nn.AdaptiveMaxPool2d({w.Kernel}, return_indices=True)", w.Input)),
        d => With(d, 3, w => Indexed(nn.AdaptiveMaxPool3d(w.Kernel), m => m.forward_with_indices, $"nn.AdaptiveMaxPool3d({w.Kernel}, return_indices=True)", w.Input)),
        d => With(d, 2, w => new(nn.AdaptiveMaxPool2d(w.Kernel), $"nn.AdaptiveMaxPool2d({w.Kernel})", w.Input)),
        d => With(d, 2, w => Indexed(nn.FractionalMaxPool2d(w.Kernel, w.Size), m => m.forward_with_indices, $"nn.FractionalMaxPool2d({w.Kernel}, output_size={w.Size}, return_indices=True)", w.Input)),
        d => With(d, 3, w => Indexed(nn.FractionalMaxPool3d(w.Kernel, w.Size), m => m.forward_with_indices, $"nn.FractionalMaxPool3d({w.Kernel}, output_size={w.Size}, return_indices=True)", w.Input)),
        d => With(d, 2, w => new(nn.FractionalMaxPool2d(2, output_ratio: 0.6), $"nn.FractionalMaxPool2d(2, output_ratio=0.6)", w.Input)),
        d => With(d, 3, w => new(nn.FractionalMaxPool3d((2, 1, 2), output_ratio: (0.6, 0.5, 0.4)), $"nn.FractionalMaxPool3d((2, 1, 2), output_ratio=(0.6, 0.5, 0.4))", w.Input)),
        d => With(d, 1, w => new(nn.LPPool1d(w.Power, w.Kernel[0], w.Stride[0], w.Ceil), $"nn.LPPool1d({w.Power}, {w.Kernel[0]}, {w.Stride[0]}, {w.Ceil})", d.Uniform(0.1, 2, w.Input.shape))),
        d => With(d, 2, w => new(nn.LPPool2d(w.Power, w.Kernel, w.Stride, w.Ceil), $"nn.LPPool2d({w.Power}, {w.Kernel}, {w.Stride}, {w.Ceil})", d.Uniform(0.1, 2, w.Input.shape))),
        d => With(d, 2, w => new(nn.LPPool2d(2, w.Kernel[0]), $"nn.LPPool2d(2, {w.Kernel[0]})", w.Input)),
        d => With(d, 1, w => Unpooled(nn.MaxUnpool1d(w.Kernel[0], w.Stride[0]), (m, y, i, size) => m.call(y, i, size), x => nn.functional.max_pool1d_with_indices(x, w.Kernel[0], w.Stride[0]), w)),
        d => With(d, 2, w => Unpooled(nn.MaxUnpool2d(w.Kernel, w.Stride), (m, y, i, size) => m.call(y, i, size), x => nn.functional.max_pool2d_with_indices(x, w.Kernel, w.Stride), w)),
        d => With(d, 3, w => Unpooled(nn.MaxUnpool3d(w.Kernel, w.Stride), (m, y, i, size) => m.call(y, i, size), x => nn.functional.max_pool3d_with_indices(x, w.Kernel, w.Stride), w)),
        d => new(x => nn.functional.max_unpool2d(x[0], x[1], [2, 2]), $"F.max_unpool2d(x[0], x[1], 2)", d.Normal(1, 1, 2, 2), tensor(new long[] { 0, 3, 9, 14 }).reshape(1, 1, 2, 2)),
    ];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_poolings_run_beside_PyTorch_then_all_agree(ScalarType type) => LayerProperties.Hold(output, type, Cases);

    private static Pair With(Draw d, int spatial, Func<Window, Pair> pair) => pair(new Window(d, spatial));

    // Values and indices both.
    private static Pair Indexed<T>(T module, Func<T, Func<Tensor, (Tensor, Tensor)>> pool, FormattableString python, Tensor input)
        where T : nn.Module<Tensor, Tensor> =>
        new(
            module,
            x =>
            {

                var (values, indices) = pool(module)(x[0]);
                using var again = module.call(x[0]);
                return [values, indices];
            },
            python,
            "m(*x)",
            input);

    private static Pair Unpooled<T>(T module, Func<T, Tensor, Tensor, long[], Tensor> unpool, Func<Tensor, (Tensor, Tensor)> pool, Window w)
        where T : nn.Module
    {
        var size = w.Input.shape[2..];
        return new(
            module,
            x =>
            {
                var (values, indices) = pool(x[0]);
                using (values)
                using (indices)
                {
                    return [unpool(module, values, indices, size)];
                }
            },
            $"nn.MaxUnpool{w.Kernel.Length}d({w.Kernel}, {w.Stride})",
            $"m(*F.max_pool{w.Kernel.Length}d(x[0], {Text(w.Kernel)}, {Text(w.Stride)}, return_indices=True), output_size={Text(size)})",
            w.Input);
    }

    private static string Text(long[] sizes) => $"[{string.Join(", ", sizes)}]";

    /// <summary>An input and a window that fits it.</summary>
    private sealed class Window(Draw d, int spatial)
    {
        public long[] Kernel { get; } = Sizes(spatial, () => d.Size(1, 3));

        public long[] Stride { get; } = Sizes(spatial, () => d.Size(1, 3));

        public long[] Dilation { get; } = Sizes(spatial, () => d.Size(1, 2));

        public long[] Size { get; } = Sizes(spatial, () => d.Size(1, 3));

        public Tensor Input { get; } = d.Normal([d.Size(1, 2), d.Size(1, 3), .. Sizes(spatial, () => d.Size(6, 9))]);

        public bool Ceil { get; } = d.Flag();

        public bool Flag { get; } = d.Flag();

        public long? Divisor { get; } = d.Pick<long?>(null, 3);

        public double Power { get; } = d.Pick(1, 2, 3, 1.5);

        public long[] Padding => [.. Kernel.Select(size => size / 2)];

        public FormattableString Max => $"nn.MaxPool{spatial}d({Kernel}, {Stride}, {Padding}, {Dilation}, True, {Ceil})";

        private static long[] Sizes(int count, Func<long> size) => [.. Enumerable.Range(0, count).Select(_ => size())];
    }
}
