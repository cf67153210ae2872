using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

public class LinearPropertyTests(ITestOutputHelper output)
{
    private static readonly Func<Draw, Pair>[] Cases =
    [
        d =>
        {
            var (inputs, outputs, bias) = (d.Size(), d.Size(), d.Flag());
            return new(nn.Linear(inputs, outputs, bias), $"nn.Linear({inputs}, {outputs}, bias={bias})", d.Normal(d.Size(), d.Size(), inputs));
        },
        d => new(nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Dropout(0.4)), $"nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Dropout(0.4))", d.Normal(d.Size(1, 9), 4)),
        d =>
        {
            var rows = d.Size(2, 9);
            var (scale, sparse) = d.Pick((false, false), (false, true), (true, false));
            var padding = d.Pick<long?>(null, 0, rows - 1, -1);
            return new(nn.Embedding(rows, 3, padding, scale_grad_by_freq: scale, sparse: sparse),
                $"nn.Embedding({rows}, 3, padding_idx={padding}, scale_grad_by_freq={scale}, sparse={sparse})", d.Indices(rows, d.Size(), d.Size()));
        },
        d => new(nn.Embedding(6, 3, max_norm: 0.9, norm_type: 1.5), $"nn.Embedding(6, 3, max_norm=0.9, norm_type=1.5)", d.Indices(6, 2, d.Size())),
    ];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_linear_layers_and_embeddings_run_beside_PyTorch_then_all_agree(ScalarType type) =>
        LayerProperties.Hold(output, type, Cases);
}
