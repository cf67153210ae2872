using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

public class PaddingPropertyTests(ITestOutputHelper output)
{
    private static readonly Func<Draw, Pair>[] Cases =
    [
        d => With(d, 1, p => new(nn.ConstantPad1d((p[0], p[1] - 2), 1.5), $"nn.ConstantPad1d(({p[0]}, {p[1] - 2}), 1.5)", Input(d, 1))),
        d => With(d, 2, p => new(nn.ConstantPad2d((p[0], p[1], p[2], p[3]), -2), $"nn.ConstantPad2d({p}, -2)", Input(d, 2))),
        d => With(d, 3, p => new(nn.ConstantPad3d((p[0], p[1], p[2], p[3], p[4], p[5]), 0.5), $"nn.ConstantPad3d({p}, 0.5)", Input(d, 3))),
        d => With(d, 3, p => new(nn.ConstantPad3d(p[0], 7), $"nn.ConstantPad3d({p[0]}, 7)", Input(d, 3))),
        d => With(d, 1, p => new(nn.ReflectionPad1d((p[0], p[1])), $"nn.ReflectionPad1d({p})", Input(d, 1))),
        d => With(d, 2, p => new(nn.ReflectionPad2d((p[0], p[1], p[2], p[3])), $"nn.ReflectionPad2d({p})", Input(d, 2))),
        d => With(d, 3, p => new(nn.ReflectionPad3d((p[0], p[1], p[2], p[3], p[4], p[5])), $"nn.ReflectionPad3d({p})", Input(d, 3))),
        d => With(d, 1, p => new(nn.ReplicationPad1d(p[0]), $"nn.ReplicationPad1d({p[0]})", Input(d, 1))),
        d => With(d, 2, p => new(nn.ReplicationPad2d((p[0], p[1], p[2], p[3])), $"nn.ReplicationPad2d({p})", Input(d, 2))),
        d => With(d, 3, p => new(nn.ReplicationPad3d(p[0]), $"nn.ReplicationPad3d({p[0]})", Input(d, 3))),
        d => With(d, 2, p => new(nn.ZeroPad2d((p[0], p[1], p[2], p[3])), $"nn.ZeroPad2d({p})", Input(d, 2))),
        d => With(d, 1, p => new(nn.ZeroPad2d(p[0]), $"nn.ZeroPad2d({p[0]})", Input(d, 2))),
        d => With(d, 2, p => new(x => nn.functional.pad(x[0], p, PaddingModes.Circular), $"F.pad(x[0], {p}, 'circular')", Input(d, 2))),
        d => With(d, 1, p => new(x => nn.functional.pad(x[0], (p[0], p[1])), $"F.pad(x[0], {p})", Input(d, 2))),

        // TorchSharp's single number pads every dimension.
        d => With(d, 2, p => new(x => nn.functional.pad(x[0], p[0], value: 3), $"F.pad(x[0], [{p[0]}] * 2 * x[0].dim(), value=3)", Input(d, 1))),
    ];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_paddings_run_beside_PyTorch_then_all_agree(ScalarType type) => LayerProperties.Hold(output, type, Cases);

    private static Pair With(Draw d, int spatial, Func<long[], Pair> pair) => pair([.. Enumerable.Range(0, 2 * spatial).Select(_ => d.Size(0, 3))]);

    private static Tensor Input(Draw d, int spatial) => d.Normal([d.Size(1, 2), d.Size(1, 3), .. Enumerable.Range(0, spatial).Select(_ => d.Size(4, 6))]);
}
