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
        d =>
        {
            return new(nn.Embedding_from_pretrained(d.Constant(5, 3), freeze: false, padding_idx: 1), $"nn.Embedding.from_pretrained(torch.zeros(5, 3), freeze=False, padding_idx=1)", d.Indices(5, 2, d.Size()))
            {
                SameStart = false,
            };
        },
        d =>
        {
            var mode = d.Pick(EmbeddingBagMode.Sum, EmbeddingBagMode.Mean, EmbeddingBagMode.Max);
            var (scale, sparse) = mode == EmbeddingBagMode.Max ? (false, false) : d.Pick((false, false), (false, true), (true, false));
            var padding = d.Pick(-1L, 0, 4);
            var module = nn.EmbeddingBag(6, 3, scale_grad_by_freq: scale, mode: mode, sparse: sparse, padding_index: padding);
            return new(module, x => [module.call(x[0])],
                $"nn.EmbeddingBag(6, 3, scale_grad_by_freq={scale}, mode='{mode.ToString().ToLowerInvariant()}', sparse={sparse}, padding_idx={(padding < 0 ? null : padding)})", "m(*x)",
                d.Indices(6, d.Size(), d.Size()));
        },
        d =>
        {
            var last = d.Flag();
            var module = nn.EmbeddingBag(6, 3, max_norm: 0.7, mode: EmbeddingBagMode.Mean, include_last_offset: last);
            return new(module, x => [module.call(x[0], x[1])], $"nn.EmbeddingBag(6, 3, max_norm=0.7, mode='mean', include_last_offset={last})", "m(*x)",
                d.Indices(6, 8), tensor(new long[] { 0, d.Size(0, 3), 3, 8 }));
        },
        d =>
        {
            var module = nn.EmbeddingBag(6, 3, mode: EmbeddingBagMode.Sum);
            var (bags, size) = (d.Size(), d.Size());
            return new(module, x => [module.call(x[0], null!, x[1])], $"nn.EmbeddingBag(6, 3, mode='sum')", "m(x[0], None, x[1])", d.Indices(6, bags, size), d.Normal(bags, size));
        },
        d =>
        {
            var (a, b, c, bias) = (d.Size(), d.Size(), d.Size(), d.Flag());
            return new(nn.Bilinear(a, b, c, bias), $"nn.Bilinear({a}, {b}, {c}, bias={bias})", d.Normal(4, 2, a), d.Normal(4, 2, b));
        },
        d =>
        {
            var (channels, init) = (d.Size(), d.Real(0, 1));
            return new(nn.PReLU(channels, init), $"nn.PReLU({channels}, {init})", d.Normal(3, channels, 4));
        },
    ];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_linear_layers_and_embeddings_run_beside_PyTorch_then_all_agree(ScalarType type) =>
        LayerProperties.Hold(output, type, Cases);
}
