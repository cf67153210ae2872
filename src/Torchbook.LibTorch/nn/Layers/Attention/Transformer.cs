using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>An encoder and a decoder (Vaswani et al., https://arxiv.org/abs/1706.03762): source [S, N, d_model] and target
/// [T, N, d_model] to [T, N, d_model].</summary>
public sealed class Transformer : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly TransformerEncoder _encoder;
    private readonly TransformerDecoder _decoder;

    internal Transformer(TransformerSettings settings, long num_encoder_layers, long num_decoder_layers)
        : base(nameof(Transformer))
    {
        using (var layer = new TransformerEncoderLayer(settings))
        {
            _encoder = Part("encoder", new TransformerEncoder(layer, num_encoder_layers, settings.NewNorm()));
        }

        using (var layer = new TransformerDecoderLayer(settings))
        {
            _decoder = Part("decoder", new TransformerDecoder(layer, num_decoder_layers, settings.NewNorm()));
        }

        foreach (var parameter in parameters())
        {
            if (parameter.ndim > 1)
            {
                nn.init.xavier_uniform_(parameter);
            }
        }
    }

    /// <param name="src_mask">[S, S], true or minus infinity where a position must not look.</param>
    /// <param name="tgt_mask">[T, T].</param>
    /// <param name="memory_mask">[T, S].</param>
    /// <param name="src_key_padding_mask">[N, S], true at padding.</param>
    /// <param name="tgt_key_padding_mask">[N, T].</param>
    /// <param name="memory_key_padding_mask">[N, S].</param>
    public Tensor call(
        Tensor src, Tensor tgt, Tensor src_mask, Tensor tgt_mask = null, Tensor memory_mask = null,
        Tensor src_key_padding_mask = null, Tensor tgt_key_padding_mask = null, Tensor memory_key_padding_mask = null) =>
        CallAs(src, tgt, (s, t) => Run(s, t, src_mask, tgt_mask, memory_mask, src_key_padding_mask, tgt_key_padding_mask, memory_key_padding_mask));

    public override Tensor forward(Tensor src, Tensor tgt) => Run(src, tgt, null, null, null, null, null, null);

    private Tensor Run(Tensor src, Tensor tgt, Tensor? srcMask, Tensor? tgtMask, Tensor? memoryMask, Tensor? srcPadding, Tensor? tgtPadding, Tensor? memoryPadding) =>
        WithoutIntermediates(() => _decoder.call(tgt, _encoder.call(src, srcMask, srcPadding), tgtMask, memoryMask, tgtPadding, memoryPadding));
}
