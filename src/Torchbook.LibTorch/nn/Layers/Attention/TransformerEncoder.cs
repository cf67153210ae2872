using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Copies of an encoder layer one after the other: [S, N, d_model] to the same shape.</summary>
public sealed class TransformerEncoder : nn.Module<Tensor, Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor>
{
    private readonly ModuleList<TransformerEncoderLayer> _layers;
    private readonly LayerNorm? _norm;

    internal TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers, LayerNorm? norm = null)
        : base(nameof(TransformerEncoder))
    {
        Sizes.RequirePositive(nameof(num_layers), num_layers);
        _layers = Part("layers", new ModuleList<TransformerEncoderLayer>());
        for (var i = 0; i < num_layers; i++)
        {
            _layers.Add(encoder_layer.Copy());
        }

        _norm = norm is null ? null : Part("norm", norm);
    }

    /// <summary>The activation inside a layer.</summary>
    public enum Activations
    {
        ReLU,
        GELU,
    }

    public Tensor call(Tensor src) => call(src, null, null);

    /// <param name="src_mask">[S, S], true or minus infinity where a position must not look.</param>
    public Tensor call(Tensor src, Tensor src_mask) => call(src, src_mask, null);

    /// <param name="src_mask">[S, S], true or minus infinity where a position must not look.</param>
    /// <param name="src_key_padding_mask">[N, S], true at padding.</param>
    public override Tensor forward(Tensor src, Tensor src_mask, Tensor src_key_padding_mask) => WithoutIntermediates(() =>
    {
        var x = src;
        foreach (var layer in _layers)
        {
            x = layer.call(x, src_mask, src_key_padding_mask);
        }

        return _norm is null ? x : _norm.call(x);
    });
}
