using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Attention in several heads side by side (Vaswani et al., https://arxiv.org/abs/1706.03762): queries [L, N, E] over keys
/// [S, N, kdim] and values [S, N, vdim] to [L, N, E] and weights [N, L, S], the mean over the heads.</summary>
public sealed class MultiheadAttention : nn.Module<Tensor, Tensor, Tensor, Tensor?, bool, Tensor?, Tuple<Tensor, Tensor>>
{
    private readonly long _width;
    private readonly long _heads;
    private readonly double _dropout;
    private readonly bool _addZero;
    private readonly Parameter? _packed;
    private readonly Parameter? _query;
    private readonly Parameter? _key;
    private readonly Parameter? _value;
    private readonly Parameter? _inputBias;
    private readonly Parameter? _keyBias;
    private readonly Parameter? _valueBias;
    private readonly Linear _output;

    internal MultiheadAttention(long embedded_dim, long num_heads, double dropout, bool bias, bool add_bias_kv, bool add_zero_attn, long? kdim, long? vdim)
        : base(nameof(MultiheadAttention))
    {
        Sizes.RequirePositive(nameof(embedded_dim), embedded_dim);
        Sizes.RequirePositive(nameof(num_heads), num_heads);
        if (embedded_dim % num_heads != 0)
        {
            throw new ArgumentException($"{num_heads} heads do not divide {embedded_dim} features evenly.", nameof(num_heads));
        }

        (_width, _heads, _dropout, _addZero) = (embedded_dim, num_heads, dropout, add_zero_attn);
        // The draws of the output's weights come first, as in PyTorch.
        _output = new Linear(embedded_dim, embedded_dim, bias, null, null);
        if ((kdim ?? embedded_dim) == embedded_dim && (vdim ?? embedded_dim) == embedded_dim)
        {
            _packed = Own("in_proj_weight", 3 * embedded_dim, embedded_dim);
            nn.init.xavier_uniform_(_packed);
        }
        else
        {
            nn.init.xavier_uniform_(_query = Own("q_proj_weight", embedded_dim, embedded_dim));
            nn.init.xavier_uniform_(_key = Own("k_proj_weight", embedded_dim, kdim ?? embedded_dim));
            nn.init.xavier_uniform_(_value = Own("v_proj_weight", embedded_dim, vdim ?? embedded_dim));
        }

        if (bias)
        {
            nn.init.zeros_(_inputBias = Own("in_proj_bias", 3 * embedded_dim));
            nn.init.zeros_(_output.bias);
        }

        if (add_bias_kv)
        {
            nn.init.xavier_normal_(_keyBias = Own("bias_k", 1, 1, embedded_dim));
            nn.init.xavier_normal_(_valueBias = Own("bias_v", 1, 1, embedded_dim));
        }

        register_module("out_proj", _output);
    }

    /// <inheritdoc cref="forward"/>
    public new Tuple<Tensor, Tensor> call(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask = null, bool need_weights = true, Tensor? attn_mask = null) =>
        base.call(query, key, value, key_padding_mask, need_weights, attn_mask);

    /// <summary>The output and the weights; the weights are null when not needed. Without the dimension N the inputs are single sequences.</summary>
    /// <param name="key_padding_mask">[N, S]: true where a key is to be ignored.</param>
    /// <param name="attn_mask">[L, S] or [N · heads, L, S]: true where a query must not look, or numbers added to the scores.</param>
    public override Tuple<Tensor, Tensor> forward(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask, bool need_weights, Tensor? attn_mask)
    {
        using var scope = NewDisposeScope();
        if (query.ndim == 2)
        {
            var (one, weights) = Attend(query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1), key_padding_mask?.unsqueeze(0), need_weights, attn_mask);
            return Tuple.Create(one.squeeze(1).MoveToOuterDisposeScope(), weights?.squeeze(0).MoveToOuterDisposeScope());
        }

        var (output, mean) = Attend(query, key, value, key_padding_mask, need_weights, attn_mask);
        return Tuple.Create(output.MoveToOuterDisposeScope(), mean?.MoveToOuterDisposeScope());
    }

    private (Tensor output, Tensor? weights) Attend(Tensor query, Tensor key, Tensor value, Tensor? padding, bool needWeights, Tensor? mask)
    {
        Check(query, key, value);
        var (length, batch) = (query.size(0), query.size(1));
        var (q, k, v) = Project(query, key, value);
        var added = 0;
        if (_keyBias is not null)
        {
            (k, v) = (cat([k, _keyBias.repeat(1, batch, 1)]), cat([v, _valueBias!.repeat(1, batch, 1)]));
            added++;
        }

        (q, k, v) = (ByHead(q, batch), ByHead(k, batch), ByHead(v, batch));
        if (_addZero)
        {
            var zero = zeros([batch, _heads, 1, _width / _heads], k.dtype, k.device);
            (k, v) = (cat([k, zero], 2), cat([v, zero], 2));
            added++;
        }

        var scores = AttentionMask.Additive(padding, mask, batch, _heads, added, q.dtype);
        var dropout = training ? _dropout : 0;
        var (attended, weights) = needWeights ? Composed(q, k, v, scores, dropout) : (nn.functional.scaled_dot_product_attention(q, k, v, scores, dropout), null);
        var joined = attended.permute(2, 0, 1, 3).reshape(length, batch, _width);
        return (nn.functional.linear(joined, _output.weight, _output.bias), weights?.mean([1L]));
    }

    private static (Tensor output, Tensor weights) Composed(Tensor q, Tensor k, Tensor v, Tensor? mask, double dropout)
    {
        var scores = (q / Math.Sqrt(q.size(-1))).matmul(k.transpose(-2, -1));
        var weights = (mask is null ? scores : scores + mask).softmax(-1);
        var kept = dropout > 0 ? nn.functional.dropout(weights, dropout, true) : weights;
        return (kept.matmul(v), kept);
    }

    private (Tensor q, Tensor k, Tensor v) Project(Tensor query, Tensor key, Tensor value)
    {
        if (_packed is not null && ReferenceEquals(query, key) && ReferenceEquals(key, value))
        {
            var all = nn.functional.linear(query, _packed, _inputBias).chunk(3, -1);
            return (all[0], all[1], all[2]);
        }

        Tensor Part(Tensor input, Parameter? weight, int index) => nn.functional.linear(
            input, weight ?? _packed!.narrow(0, index * _width, _width), _inputBias?.narrow(0, index * _width, _width));
        return (Part(query, _query, 0), Part(key, _key, 1), Part(value, _value, 2));
    }

    // [length, N, E] to [N, heads, length, E / heads].
    private Tensor ByHead(Tensor projected, long batch) => projected.reshape(projected.size(0), batch, _heads, _width / _heads).permute(1, 2, 0, 3);

    private Parameter Own(string name, params long[] shape)
    {
        var parameter = WeightAndBias.Empty(shape, null, null);
        register_parameter(name, parameter);
        return parameter;
    }

    private void Check(Tensor query, Tensor key, Tensor value)
    {
        var (keys, values) = (_key?.size(1) ?? _width, _value?.size(1) ?? _width);
        if (query.ndim != 3 || query.size(2) != _width || key.ndim != 3 || key.size(2) != keys || value.ndim != 3 || value.size(2) != values
            || key.size(1) != query.size(1) || value.size(1) != query.size(1) || key.size(0) != value.size(0))
        {
            string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
            throw new ArgumentException(
                $"This attention takes queries [L, N, {_width}], keys [S, N, {keys}] and values [S, N, {values}], but the inputs are {Shape(query)}, {Shape(key)} and {Shape(value)}.");
        }
    }
}
