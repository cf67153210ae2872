using static TorchSharp.torch;

namespace Torchbook.Data;

/// <summary>Labeled rows of measurements.</summary>
/// <param name="Name">The dataset's name for people.</param>
/// <param name="Features">Float32 <c>[N, D]</c>, in the units of <paramref name="FeatureNames"/>.</param>
/// <param name="Labels">Int64 <c>[N]</c>: indexes into <paramref name="ClassNames"/>.</param>
/// <param name="FeatureNames">What each of the D columns measures.</param>
/// <param name="ClassNames">What each label means.</param>
/// <param name="Source">Where the rows come from and under which license.</param>
/// <param name="Fingerprint">Sixteen hexadecimal digits that change when the data does; for the record of a run.</param>
public sealed record TableSet(
    string Name, Tensor Features, Tensor Labels, IReadOnlyList<string> FeatureNames, IReadOnlyList<string> ClassNames, string Source, string Fingerprint)
    : IDisposable
{
    /// <summary>The number of rows, N.</summary>
    public long Count => Features.shape[0];

    /// <summary>Two tables with the classes in the same proportions, see <see cref="StratifiedSplit"/>.</summary>
    public (TableSet Train, TableSet Test) Split(double testShare = 0.25, ulong seed = 1)
    {
        var labels = Array.ConvertAll(Labels.data<long>().ToArray(), label => (byte)label);
        var (train, test) = StratifiedSplit.Of(labels, testShare, seed);
        return (Rows(train), Rows(test));
    }

    public override string ToString() => $"{Name}: {Count:N0} rows of {FeatureNames.Count} measurements, {ClassNames.Count} classes";

    public void Dispose()
    {
        Features.Dispose();
        Labels.Dispose();
    }

    private TableSet Rows(int[] indexes)
    {
        using var chosen = from_array(Array.ConvertAll(indexes, index => (long)index));
        return this with { Features = Features.index_select(0, chosen), Labels = Labels.index_select(0, chosen) };
    }
}
