using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Self-attention, attention to the encoder's output and a two-layer network, each with a shortcut and layer normalization after
/// it (Vaswani et al., https://arxiv.org/abs/1706.03762): [T, N, d_model] and memory [S, N, d_model] to [T, N, d_model].</summary>
public sealed class TransformerDecoderLayer : nn.Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>
{
    private readonly TransformerSettings _settings;
    private readonly MultiheadAttention _attention;
    private readonly MultiheadAttention _crossAttention;
    private readonly Linear _linear1;
    private readonly Linear _linear2;
    private readonly LayerNorm _norm1;
    private readonly LayerNorm _norm2;
    private readonly LayerNorm _norm3;
    private readonly Dropout _dropout;
    private readonly Dropout _dropout1;
    private readonly Dropout _dropout2;
    private readonly Dropout _dropout3;

    internal TransformerDecoderLayer(TransformerSettings settings)
        : base(nameof(TransformerDecoderLayer))
    {
        _settings = settings;
        _attention = Part("self_attn", settings.NewAttention());
        _crossAttention = Part("multihead_attn", settings.NewAttention());
        _linear1 = Part("linear1", settings.NewLinear1());
        _dropout = Part("dropout", settings.NewDropout());
        _linear2 = Part("linear2", settings.NewLinear2());
        _norm1 = Part("norm1", settings.NewNorm());
        _norm2 = Part("norm2", settings.NewNorm());
        _norm3 = Part("norm3", settings.NewNorm());
        _dropout1 = Part("dropout1", settings.NewDropout());
        _dropout2 = Part("dropout2", settings.NewDropout());
        _dropout3 = Part("dropout3", settings.NewDropout());
    }

    public Tensor call(Tensor tgt, Tensor memory) => call(tgt, memory, null);

    /// <inheritdoc cref="forward"/>
    public new Tensor call(
        Tensor tgt, Tensor memory, Tensor tgt_mask, Tensor memory_mask = null, Tensor tgt_key_padding_mask = null, Tensor memory_key_padding_mask = null) =>
        base.call(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask);

    /// <param name="tgt_mask">[T, T], true or minus infinity where a position must not look.</param>
    /// <param name="memory_mask">[T, S].</param>
    /// <param name="tgt_key_padding_mask">[N, T], true at padding.</param>
    /// <param name="memory_key_padding_mask">[N, S].</param>
    public override Tensor forward(
        Tensor tgt, Tensor memory, Tensor tgt_mask, Tensor memory_mask, Tensor tgt_key_padding_mask, Tensor memory_key_padding_mask) => WithoutIntermediates(() =>
    {
        var (attended, _) = _attention.call(tgt, tgt, tgt, tgt_key_padding_mask, false, tgt_mask);
        var x = _norm1.call(tgt + _dropout1.call(attended));
        (attended, _) = _crossAttention.call(x, memory, memory, memory_key_padding_mask, false, memory_mask);
        x = _norm2.call(x + _dropout2.call(attended));
        var hidden = _dropout.call(_settings.Activate(_linear1.call(x)));
        return _norm3.call(x + _dropout3.call(_linear2.call(hidden)));
    });

    /// <summary>A layer with the same settings and weights; making it draws nothing from the generator.</summary>
    internal TransformerDecoderLayer Copy() => ModuleCopy.Of(this, () => new TransformerDecoderLayer(_settings));
}
