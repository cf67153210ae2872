using static TorchSharp.torch;

namespace Torchbook.Views;

/// <summary>What a tensor's values are like; NaN and infinities are counted and otherwise left out.</summary>
/// <param name="Min">The least finite value.</param>
/// <param name="Max">The greatest finite value.</param>
/// <param name="Mean">Of the finite values.</param>
/// <param name="Std">Of the finite values, with N − 1; NaN for fewer than two.</param>
/// <param name="NaNs">How many values are NaN.</param>
/// <param name="Infinities">How many values are infinite.</param>
internal sealed record TensorStatistics(double Min, double Max, double Mean, double Std, long NaNs, long Infinities)
{
    /// <summary>More are not read for a display: reading them would take longer than a glance.</summary>
    private const long MostValues = 4_000_000;

    /// <summary>Null for a single value, for one that has none to read, and for more than 4 million.</summary>
    public static TensorStatistics? TryRead(Tensor tensor) => tensor.numel() > 1 && TensorValues.TryRead(tensor, MostValues) is { } values ? Of(values) : null;

    public static TensorStatistics Of(double[] values)
    {
        var (min, max, sum, count, nans, infinities) = (double.PositiveInfinity, double.NegativeInfinity, 0.0, 0L, 0L, 0L);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                (min, max, sum, count) = (Math.Min(min, value), Math.Max(max, value), sum + value, count + 1);
            }
            else if (double.IsNaN(value))
            {
                nans++;
            }
            else
            {
                infinities++;
            }
        }

        var mean = sum / count;
        var squares = values.Where(double.IsFinite).Sum(v => (v - mean) * (v - mean));
        return new(min, max, mean, Math.Sqrt(squares / (count - 1)), nans, infinities);
    }

    /// <summary>Names and texts, in the order in which they are shown.</summary>
    public IEnumerable<(string Name, string Value)> Entries()
    {
        if (Max >= Min)
        {
            yield return ("min", ViewText.Number(Min));
            yield return ("mean", ViewText.Number(Mean));
            yield return ("max", ViewText.Number(Max));
        }

        if (Max >= Min && double.IsFinite(Std))
        {
            yield return ("std", ViewText.Number(Std));
        }

        if (NaNs > 0)
        {
            yield return ("NaN", ViewText.Whole(NaNs));
        }

        if (Infinities > 0)
        {
            yield return ("Inf", ViewText.Whole(Infinities));
        }
    }
}
