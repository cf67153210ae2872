using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <inheritdoc cref="Modules.MultiheadAttention"/>
        /// <param name="dropout">The probability of dropping a weight.</param>
        /// <param name="add_bias_kv">Whether a trained key and value is appended to every sequence.</param>
        /// <param name="add_zero_attn">Whether a key and value of zeros is appended to every sequence.</param>
        public static MultiheadAttention MultiheadAttention(
            long embedded_dim, long num_heads, double dropout = 0, bool bias = true, bool add_bias_kv = false, bool add_zero_attn = false, long? kdim = null, long? vdim = null) =>
            new(embedded_dim, num_heads, dropout, bias, add_bias_kv, add_zero_attn, kdim, vdim);

        /// <inheritdoc cref="Modules.Transformer"/>
        public static Transformer Transformer(
            long d_model = 512, long nhead = 8, long num_encoder_layers = 6, long num_decoder_layers = 6, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
            new(new(d_model, nhead, dim_feedforward, dropout, activation), num_encoder_layers, num_decoder_layers);

        /// <inheritdoc cref="Modules.TransformerEncoder"/>
        /// <param name="encoder_layer">Is copied, and stays the caller's.</param>
        public static TransformerEncoder TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers) =>
            new(encoder_layer, num_layers);

        /// <inheritdoc cref="Modules.TransformerEncoderLayer"/>
        public static TransformerEncoderLayer TransformerEncoderLayer(
            long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
            new(new(d_model, nhead, dim_feedforward, dropout, activation));

        /// <inheritdoc cref="Modules.TransformerDecoder"/>
        /// <param name="decoder_layer">Is copied, and stays the caller's.</param>
        public static TransformerDecoder TransformerDecoder(TransformerDecoderLayer decoder_layer, long num_layers) =>
            new(decoder_layer, num_layers);

        /// <inheritdoc cref="Modules.TransformerDecoderLayer"/>
        public static TransformerDecoderLayer TransformerDecoderLayer(
            long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
            new(new(d_model, nhead, dim_feedforward, dropout, activation));
    }
}
