using Torchbook.LibTorch;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Sums, means or maxima of rows of a table, bag by bag, without making the rows: int64 indices [N, per bag], or [all] with
/// the offsets [N] at which bags begin, to [N, embedding_dims].</summary>
public sealed class EmbeddingBag : nn.Module<Tensor, Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>
{
    private static readonly Operator Bag = new(
        "aten::embedding_bag", "padding_idx", "weight,indices,offsets,scale_grad_by_freq,mode,sparse,per_sample_weights,include_last_offset,padding_idx");

    private readonly EmbeddingBagMode _mode;
    private readonly double? _maxNorm;
    private readonly double _normType;
    private readonly bool _scaleGradByFrequency;
    private readonly bool _sparse;
    private readonly bool _includeLastOffset;
    private readonly long? _paddingIndex;

    internal EmbeddingBag(
        Parameter weight, double? max_norm, double norm_type, bool scale_grad_by_freq, EmbeddingBagMode mode, bool sparse, bool include_last_offset, long padding_index)
        : base(nameof(EmbeddingBag))
    {
        this.weight = weight;
        var rows = weight.size(0);
        if (padding_index >= rows)
        {
            throw new ArgumentOutOfRangeException(nameof(padding_index), padding_index, $"The table has {rows} rows; a padding index names one of them.");
        }

        _paddingIndex = padding_index < 0 ? null : padding_index;
        (_mode, _maxNorm, _normType, _scaleGradByFrequency, _sparse, _includeLastOffset) = (mode, max_norm, norm_type, scale_grad_by_freq, sparse, include_last_offset);
    }

    /// <summary>[num_embeddings, embedding_dims].</summary>
    public Parameter weight { get; set => ConditionallyRegisterParameter(nameof(weight), field = value); }

    public Tensor call(Tensor input) => call(input, null, null);

    public Tensor call(Tensor input, Tensor offsets) => call(input, offsets, null);

    /// <inheritdoc cref="forward"/>
    public new Tensor call(Tensor input, Tensor offsets, Tensor perSampleWeights) => base.call(input, offsets, perSampleWeights);

    /// <param name="offsets">int64 [N] for indices in one dimension, null for [N, per bag].</param>
    /// <param name="perSampleWeights">A factor for every row, shaped as the indices; with sums only.</param>
    /// <exception cref="ArgumentException">Offsets are given for two dimensions of indices, or are missing for one.</exception>
    public override Tensor forward(Tensor input, Tensor offsets, Tensor perSampleWeights)
    {
        if (input.ndim is < 1 or > 2 || offsets is null != (input.ndim == 2))
        {
            throw new ArgumentException(
                $"An embedding bag takes indices [N, per bag] without offsets, or [all] with offsets, but the indices are [{string.Join(", ", input.shape)}] {(offsets is null ? "without" : "with")} offsets.");
        }

        using var scope = NewDisposeScope();
        var indices = input.ndim == 2 ? input.reshape(-1) : input;
        var starts = offsets ?? arange(0, indices.numel(), input.size(1), dtype: input.dtype, device: input.device);
        if (_maxNorm is { } norm)
        {
            using var grad = no_grad();
            Aten.EmbeddingRenorm(weight, indices, norm, _normType);
        }

        return Sum(indices, starts, perSampleWeights?.reshape(-1)).MoveToOuterDisposeScope();
    }

    private unsafe Tensor Sum(Tensor indices, Tensor offsets, Tensor? factors)
    {
        var a = stackalloc[]
        {
            NativeValue.From(weight), NativeValue.From(indices), NativeValue.From(offsets), NativeValue.From(_scaleGradByFrequency), NativeValue.From((long)_mode),
            NativeValue.From(_sparse), NativeValue.From(factors), NativeValue.From(_includeLastOffset), NativeValue.From(_paddingIndex),
        };
        var result = Bag.CallTensors(a, 4)[0];
        GC.KeepAlive(indices);
        GC.KeepAlive(offsets);
        GC.KeepAlive(factors);
        return result;
    }
}
