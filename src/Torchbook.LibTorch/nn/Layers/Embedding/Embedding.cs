using Torchbook.LibTorch;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A table of vectors looked up by index: int64 [*] to [*, embedding_dims].</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly long? _paddingIndex;
    private readonly double? _maxNorm;
    private readonly double _normType;
    private readonly bool _scaleGradByFrequency;
    private readonly bool _sparse;
    private Parameter _weight = null!;

    internal Embedding(Parameter weight, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq, bool sparse)
        : base(nameof(Embedding))
    {
        this.weight = weight;
        var rows = weight.size(0);
        if (padding_idx is { } index && (index < -rows || index >= rows))
        {
            throw new ArgumentOutOfRangeException(nameof(padding_idx), index, $"The table has {rows} rows; a padding index names one of them.");
        }

        _paddingIndex = padding_idx < 0 ? padding_idx + rows : padding_idx;
        (_maxNorm, _normType, _scaleGradByFrequency, _sparse) = (max_norm, norm_type, scale_grad_by_freq, sparse);
    }

    /// <summary>[num_embeddings, embedding_dims].</summary>
    public Parameter weight
    {
        get => _weight;
        set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
    }

    public override Tensor forward(Tensor input)
    {
        if (_maxNorm is { } norm)
        {
            using var grad = no_grad();
            Aten.EmbeddingRenorm(_weight, input, norm, _normType);
        }

        return Aten.Embedding(_weight, input, _paddingIndex ?? -1, _scaleGradByFrequency, _sparse);
    }

    /// <summary>A table that shares the data of <paramref name="embeddings"/> where type and device allow.</summary>
    internal static Parameter Pretrained(Tensor embeddings, bool freeze, Device? device, ScalarType? dtype)
    {
        using var table = embeddings.detach();
        using var converted = table.to(dtype ?? table.dtype, device ?? table.device);
        return new Parameter(converted, !freeze);
    }

    /// <summary>Normally distributed rows, the padding row zero.</summary>
    internal static Parameter Table(long rows, long columns, long? paddingIndex, Device? device, ScalarType? dtype)
    {
        Sizes.RequirePositive("num_embeddings", rows);
        Sizes.RequirePositive("embedding_dims", columns);
        var table = WeightAndBias.Empty([rows, columns], device, dtype);
        nn.init.normal_(table);
        if (paddingIndex is { } index && index >= -rows && index < rows)
        {
            using var grad = no_grad();
            using var row = table.select(0, index);
            row.zero_();
        }

        return table;
    }
}
