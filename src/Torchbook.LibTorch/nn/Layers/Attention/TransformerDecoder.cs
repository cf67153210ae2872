using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Copies of a decoder layer one after the other: [T, N, d_model] and memory [S, N, d_model] to [T, N, d_model].</summary>
public sealed class TransformerDecoder : nn.Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>
{
    private readonly ModuleList<TransformerDecoderLayer> _layers;
    private readonly LayerNorm? _norm;

    internal TransformerDecoder(TransformerDecoderLayer decoder_layer, long num_layers, LayerNorm? norm = null)
        : base(nameof(TransformerDecoder))
    {
        Sizes.RequirePositive(nameof(num_layers), num_layers);
        _layers = Part("layers", new ModuleList<TransformerDecoderLayer>());
        for (var i = 0; i < num_layers; i++)
        {
            _layers.Add(decoder_layer.Copy());
        }

        _norm = norm is null ? null : Part("norm", norm);
    }

    public Tensor call(Tensor tgt, Tensor memory) => call(tgt, memory, null);

    /// <inheritdoc cref="forward"/>
    public new Tensor call(
        Tensor tgt, Tensor memory, Tensor tgt_mask, Tensor memory_mask = null, Tensor tgt_key_padding_mask = null, Tensor memory_key_padding_mask = null) =>
        base.call(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask);

    /// <inheritdoc cref="TransformerDecoderLayer.forward"/>
    public override Tensor forward(
        Tensor tgt, Tensor memory, Tensor tgt_mask, Tensor memory_mask = null, Tensor tgt_key_padding_mask = null, Tensor memory_key_padding_mask = null) => WithoutIntermediates(() =>
    {
        var x = tgt;
        foreach (var layer in _layers)
        {
            x = layer.call(x, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask);
        }

        return _norm is null ? x : _norm.call(x);
    });
}
