using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Self-attention and a two-layer network, each with a shortcut and layer normalization after it
/// (Vaswani et al., https://arxiv.org/abs/1706.03762): [S, N, d_model] to the same shape.</summary>
public sealed class TransformerEncoderLayer : nn.Module<Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>
{
    private readonly TransformerSettings _settings;
    private readonly MultiheadAttention _attention;
    private readonly Linear _linear1;
    private readonly Linear _linear2;
    private readonly LayerNorm _norm1;
    private readonly LayerNorm _norm2;
    private readonly Dropout _dropout;
    private readonly Dropout _dropout1;
    private readonly Dropout _dropout2;

    internal TransformerEncoderLayer(TransformerSettings settings)
        : base(nameof(TransformerEncoderLayer))
    {
        _settings = settings;
        _attention = Part("self_attn", settings.NewAttention());
        _linear1 = Part("linear1", settings.NewLinear1());
        _dropout = Part("dropout", settings.NewDropout());
        _linear2 = Part("linear2", settings.NewLinear2());
        _norm1 = Part("norm1", settings.NewNorm());
        _norm2 = Part("norm2", settings.NewNorm());
        _dropout1 = Part("dropout1", settings.NewDropout());
        _dropout2 = Part("dropout2", settings.NewDropout());
    }

    /// <param name="src_mask">[S, S], true or minus infinity where a position must not look.</param>
    public Tensor call(Tensor src, Tensor src_mask) => call(src, src_mask, null);

    /// <param name="src_mask">[S, S], true or minus infinity where a position must not look.</param>
    /// <param name="src_key_padding_mask">[N, S], true at padding.</param>
    public Tensor call(Tensor src, Tensor src_mask, Tensor src_key_padding_mask) =>
        CallAs(src, x => Run(x, src_mask, src_key_padding_mask));

    public override Tensor forward(Tensor src) => Run(src, null, null);

    /// <summary>A layer with the same settings and weights; making it draws nothing from the generator.</summary>
    internal TransformerEncoderLayer Copy() => ModuleCopy.Of(this, () => new TransformerEncoderLayer(_settings));

    private Tensor Run(Tensor src, Tensor? mask, Tensor? padding) => WithoutIntermediates(() =>
    {
        var (attended, _) = _attention.call(src, src, src, padding, false, mask);
        var x = _norm1.call(src + _dropout1.call(attended));
        var hidden = _dropout.call(_settings.Activate(_linear1.call(x)));
        return _norm2.call(x + _dropout2.call(_linear2.call(hidden)));
    });
}
