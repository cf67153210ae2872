using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

public class ConvolutionPropertyTests(ITestOutputHelper output)
{
    private static readonly Func<Draw, Pair>[] Cases =
    [
        d => With(d, s => new(nn.Conv1d(s.In, s.Out, s.K[0], s.S[0], s.P[0], s.D[0], s.Mode, s.Groups, s.Bias), s.Python("Conv1d", 1), s.Input(1))),
        d => With(d, s => new(nn.Conv2d(s.In, s.Out, (s.K[0], s.K[1]), (s.S[0], s.S[1]), (s.P[0], s.P[1]), (s.D[0], s.D[1]), s.Mode, s.Groups, s.Bias), s.Python("Conv2d", 2), s.Input(2))),
        d => With(d, s => new(nn.Conv3d(s.In, s.Out, (s.K[0], s.K[1], s.K[2]), (s.S[0], s.S[1], s.S[2]), (s.P[0], s.P[1], s.P[2]), (s.D[0], s.D[1], s.D[2]), padding_mode: PaddingModes.Zeros, s.Groups, s.Bias), s.Python("Conv3d", 3, modes: false), s.Input(3))),
        d => With(d, s => new(nn.Conv1d(s.In, s.Out, s.K[0], Padding.Same, bias: s.Bias), $"nn.Conv1d({s.In}, {s.Out}, {s.K[0]}, padding='same', bias={s.Bias})", s.Input(1))),
        d => With(d, s => new(nn.Conv2d(s.In, s.Out, (s.K[0], s.K[1]), Padding.Same, dilation: (1, 2)), $"nn.Conv2d({s.In}, {s.Out}, ({s.K[0]}, {s.K[1]}), padding='same', dilation=(1, 2))", s.Input(2))),
        d => With(d, s => new(nn.Conv3d(s.In, s.Out, s.K[0], Padding.Valid), $"nn.Conv3d({s.In}, {s.Out}, {s.K[0]}, padding='valid')", s.Input(3))),
        d => With(d, s => new(nn.ConvTranspose1d(s.In, s.Out, s.K[0], s.S[0], s.P[0], s.O[0], s.D[0], groups: s.Groups, bias: s.Bias), s.Python("ConvTranspose1d", 1, transposed: true), s.Input(1))),
        d => With(d, s => new(nn.ConvTranspose2d(s.In, s.Out, (s.K[0], s.K[1]), (s.S[0], s.S[1]), (s.P[0], s.P[1]), (s.O[0], s.O[1]), (s.D[0], s.D[1]), groups: s.Groups, bias: s.Bias), s.Python("ConvTranspose2d", 2, transposed: true), s.Input(2))),
        d => With(d, s => new(nn.ConvTranspose3d(s.In, s.Out, (s.K[0], s.K[1], s.K[2]), (s.S[0], s.S[1], s.S[2]), (s.P[0], s.P[1], s.P[2]), (s.O[0], s.O[1], s.O[2]), (s.D[0], s.D[1], s.D[2]), groups: s.Groups, bias: s.Bias), s.Python("ConvTranspose3d", 3, transposed: true), s.Input(3))),
        d =>
        {
            var layer = nn.ConvTranspose2d(2, 3, 3, stride: 2);
            var wanted = d.Size(9, 10);
            return new(layer, x => [layer.forward(x[0], [wanted, 9])], $"nn.ConvTranspose2d(2, 3, 3, stride=2)", $"m(x[0], [{wanted}, 9])", d.Normal(d.Size(), 2, 4, 4));
        },
    ];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_convolutions_run_beside_PyTorch_then_all_agree(ScalarType type) => LayerProperties.Hold(output, type, Cases, rounds: 6);

    private static Pair With(Draw d, Func<Settings, Pair> pair) => pair(new Settings(d));

    private sealed class Settings(Draw d)
    {
        public long Groups { get; } = d.Size(1, 2);

        public long In => Groups * 2;

        public long Out { get; } = 2 * d.Size(1, 3);

        public long[] K { get; } = [d.Size(1, 3), d.Size(1, 3), d.Size(1, 3)];

        public long[] S { get; } = [d.Size(1, 3), d.Size(1, 3), d.Size(1, 3)];

        public long[] P { get; } = [d.Size(0, 2), d.Size(0, 2), d.Size(0, 2)];

        public long[] D { get; } = [d.Size(1, 2), d.Size(1, 2), d.Size(1, 2)];

        public bool Bias { get; } = d.Flag();

        public PaddingModes Mode { get; } = d.Pick(PaddingModes.Zeros, PaddingModes.Reflect, PaddingModes.Replicate, PaddingModes.Circular);

        // Less than the stride.
        public long[] O => [.. S.Select(stride => stride - 1)];

        // Circular padding wants a batch.
        public Tensor Input(int spatial) => d.Normal([.. Mode == PaddingModes.Circular || d.Flag() ? [d.Size(1, 3)] : Array.Empty<long>(), In, .. Enumerable.Range(0, spatial).Select(_ => d.Size(5, 7))]);

        public FormattableString Python(string layer, int spatial, bool modes = true, bool transposed = false)
        {
            string Sizes(long[] sizes) => $"({string.Concat(sizes[..spatial].Select(size => $"{size}, "))})";
            var tail = transposed ? $", output_padding={Sizes(O)}" : modes ? $", padding_mode='{Mode.ToString().ToLowerInvariant()}'" : "";
            var text = $"nn.{layer}({In}, {Out}, {Sizes(K)}, {Sizes(S)}, {Sizes(P)}, dilation={Sizes(D)}, groups={Groups}, bias={Bias}{tail})";
            return $"{text}";
        }
    }
}
