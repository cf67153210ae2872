using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

public class AttentionPropertyTests(ITestOutputHelper output)
{
    private static readonly Func<Draw, Pair>[] Cases = [SelfAttention, Attention, EncoderLayer, DecoderLayer, Encoder, Decoder, WholeTransformer, Product, CausalProduct];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_attention_and_transformers_run_beside_PyTorch_then_all_agree(ScalarType type) =>
        LayerProperties.Hold(output, type, Cases, rounds: 5);

    private static Pair SelfAttention(Draw d)
    {
        var (heads, dropout, bias, added, zero, weights) = (d.Size(1, 3), d.Pick(0, 0.3), d.Flag(), d.Flag(), d.Flag(), d.Flag());
        var (width, length, batch) = (heads * d.Size(1, 3), d.Size(), d.Size());
        var module = nn.MultiheadAttention(width, heads, dropout, bias, added, zero);
        var single = d.Flag();
        var x = single ? d.Normal(length, width) : d.Normal(length, batch, width);
        var mask = d.Flag() ? d.Constant(length, length) : d.Mask(0.2, single ? heads : heads * batch, length, length);
        return new(
            module,
            x =>
            {
                var (y, w) = module.call(x[0], x[0], x[0], need_weights: weights, attn_mask: x[1]);
                return [y, w];
            },
            $"nn.MultiheadAttention({width}, {heads}, {dropout}, {bias}, {added}, {zero})", PythonText.Of($"m(x[0], x[0], x[0], need_weights={weights}, attn_mask=x[1])"), x, mask);
    }

    private static Pair Attention(Draw d)
    {
        var (heads, dropout, bias, added, zero, weights) = (d.Size(1, 3), d.Pick(0, 0.3), d.Flag(), d.Flag(), d.Flag(), d.Flag());
        var (width, queries, keys, batch) = (heads * d.Size(1, 3), d.Size(), d.Size(), d.Size());
        var (kdim, vdim) = (d.Pick<long?>(null, 5), d.Pick<long?>(null, 4));
        var module = nn.MultiheadAttention(width, heads, dropout, bias, added, zero, kdim, vdim);
        var mask = d.Pick(0, 1, 2) switch { 0 => d.Constant(queries, keys), 1 => d.Mask(0.2, queries, keys), _ => d.Constant(heads * batch, queries, keys) };
        return new(
            module,
            x =>
            {
                var (y, w) = module.call(x[0], x[1], x[2], x[3], weights, x[4]);
                return [y, w];
            },
            $"nn.MultiheadAttention({width}, {heads}, {dropout}, {bias}, {added}, {zero}, {kdim}, {vdim})", PythonText.Of($"m(x[0], x[1], x[2], x[3], {weights}, x[4])"),
            d.Normal(queries, batch, width), d.Normal(keys, batch, kdim ?? width), d.Normal(keys, batch, vdim ?? width), d.Mask(0.2, batch, keys), mask);
    }

    private static Pair EncoderLayer(Draw d)
    {
        var s = new Shape(d);
        var module = nn.TransformerEncoderLayer(s.Width, s.Heads, s.Hidden, s.Dropout, s.Activation);
        return new(module, x => [x.Length > 1 ? module.call(x[0], x[1], x[2]) : module.call(x[0])], $"nn.TransformerEncoderLayer({s})", "m(*x)", s.Source(d)) { Scale = 1 };
    }

    private static Pair DecoderLayer(Draw d)
    {
        var s = new Shape(d);
        var module = nn.TransformerDecoderLayer(s.Width, s.Heads, s.Hidden, s.Dropout, s.Activation);
        return new(module, x => [x.Length > 2 ? module.call(x[0], x[1], x[2], x[3], x[4], x[5]) : module.call(x[0], x[1])], $"nn.TransformerDecoderLayer({s})", "m(*x)", s.Target(d)) { Scale = 1 };
    }

    private static Pair Encoder(Draw d)
    {
        var s = new Shape(d);
        using var layer = nn.TransformerEncoderLayer(s.Width, s.Heads, s.Hidden, s.Dropout, s.Activation);
        var module = nn.TransformerEncoder(layer, 2);
        return new(module, x => [x.Length > 1 ? module.call(x[0], x[1], x[2]) : module.call(x[0])], $"nn.TransformerEncoder(nn.TransformerEncoderLayer({s}), 2)", "m(*x)", s.Source(d)) { Scale = 1 };
    }

    private static Pair Decoder(Draw d)
    {
        var s = new Shape(d);
        using var layer = nn.TransformerDecoderLayer(s.Width, s.Heads, s.Hidden, s.Dropout, s.Activation);
        var module = nn.TransformerDecoder(layer, 2);
        return new(module, x => [x.Length > 2 ? module.call(x[0], x[1], x[2], x[3], x[4], x[5]) : module.call(x[0], x[1])], $"nn.TransformerDecoder(nn.TransformerDecoderLayer({s}), 2)", "m(*x)", s.Target(d)) { Scale = 1 };
    }

    private static Pair WholeTransformer(Draw d)
    {
        var s = new Shape(d);
        var activation = s.Activation == nn.Activations.ReLU ? "relu" : "gelu";
        var module = nn.Transformer(s.Width, s.Heads, 2, 1, s.Hidden, s.Dropout, s.Activation);
        Tensor[] inputs = [d.Normal(s.Keys, s.Batch, s.Width), d.Normal(s.Length, s.Batch, s.Width)];
        Tensor[] masks = d.Flag() ? [d.Constant(s.Keys, s.Keys), d.Mask(0.2, s.Length, s.Length), d.Constant(s.Length, s.Keys), d.Mask(0.2, s.Batch, s.Keys), d.Mask(0.2, s.Batch, s.Length), d.Mask(0.2, s.Batch, s.Keys)] : [];
        return new(module, x => [x.Length > 2 ? module.call(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7]) : module.call(x[0], x[1])],
            $"nn.Transformer({s.Width}, {s.Heads}, 2, 1, {s.Hidden}, {s.Dropout}, '{activation}')", "m(*x)", [.. inputs, .. masks])
        { Scale = 1 };
    }

    private static Pair Product(Draw d)
    {
        var (queries, keys, features) = (d.Size(), d.Size(), d.Size());
        var additive = d.Flag();
        var mask = additive ? d.Constant(queries, keys) : d.Mask(0.8, queries, keys);
        return new(
            x => nn.functional.scaled_dot_product_attention(x[0], x[1], x[2], x[3]),
            $"F.softmax((x[0] @ x[1].transpose(-2, -1) / {features} ** 0.5){(additive ? " + x[3]" : " + torch.zeros_like(x[3], dtype=x[0].dtype).masked_fill(~x[3], -torch.inf)")}, -1) @ x[2]",
            d.Normal(2, 3, queries, features), d.Normal(2, 3, keys, features), d.Normal(2, 3, keys, 4), mask);
    }

    private static Pair CausalProduct(Draw d)
    {
        var (length, features) = (d.Size(), d.Size());
        return new(
            x => nn.functional.scaled_dot_product_attention(x[0], x[1], x[2], is_casual: true),
            $"F.softmax(x[0] @ x[1].transpose(-2, -1) / {features} ** 0.5 + torch.full(({length}, {length}), -torch.inf, dtype=x[0].dtype).triu(1), -1) @ x[2]",
            d.Normal(3, length, features), d.Normal(3, length, features), d.Normal(3, length, 4));
    }

    private sealed class Shape(Draw d)
    {
        // Not less: the normalization of two features that lie close blows rounding up.
        private readonly long _perHead = d.Size(4, 6);

        public long Heads { get; } = d.Size(1, 3);

        public long Width => Heads * _perHead;

        public long Hidden { get; } = d.Size(1, 6);

        public long Length { get; } = d.Size();

        public long Keys { get; } = d.Size();

        public long Batch { get; } = d.Size();

        public double Dropout { get; } = d.Pick(0, 0.3);

        public nn.Activations Activation { get; } = d.Pick(nn.Activations.ReLU, nn.Activations.GELU);

        public Tensor[] Source(Draw d) =>
            d.Flag() ? [d.Normal(Length, Batch, Width), d.Constant(Length, Length), d.Mask(0.2, Batch, Length)] : [d.Normal(Length, Batch, Width)];

        public Tensor[] Target(Draw d)
        {
            Tensor[] inputs = [d.Normal(Length, Batch, Width), d.Normal(Keys, Batch, Width)];
            return d.Flag() ? [.. inputs, d.Constant(Length, Length), d.Mask(0.2, Length, Keys), d.Mask(0.2, Batch, Length), d.Mask(0.2, Batch, Keys)] : inputs;
        }

        public override string ToString() => PythonText.Of($"{Width}, {Heads}, {Hidden}, {Dropout}, activation='{(Activation == nn.Activations.ReLU ? "relu" : "gelu")}'");
    }
}
