using System;
using System.Linq;
using TorchSharp;

namespace Torchbook.LibTorch;

/// <summary>The rules by which NumPy chooses the number of a histogram's bins from its data.</summary>
internal static class BinWidths
{
    public static long Count(HistogramBinSelector rule, double[] data, double range)
    {
        if (data.Length == 0) return 1;
        var width = Width(rule, data, data.Max() - data.Min());
        return width > 0 ? Math.Max(1, (long)Math.Ceiling(range / width)) : 1;
    }

    private static double Width(HistogramBinSelector rule, double[] data, double spread)
    {
        double n = data.Length;
        return rule switch
        {
            HistogramBinSelector.Sqrt => spread / Math.Sqrt(n),
            HistogramBinSelector.Sturges => spread / (Math.Log2(n) + 1),
            HistogramBinSelector.Rice => spread / (2 * Math.Cbrt(n)),
            HistogramBinSelector.Scott => Math.Cbrt(24 * Math.Sqrt(Math.PI) / n) * Deviation(data),
            HistogramBinSelector.Doane => Doane(data, spread),
            HistogramBinSelector.Stone => Stone(data, spread),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No such rule."),
        };
    }

    private static double Deviation(double[] data)
    {
        var mean = data.Average();
        return Math.Sqrt(data.Average(v => (v - mean) * (v - mean)));
    }

    // Sturges' rule with room for a skewed distribution.
    private static double Doane(double[] data, double spread)
    {
        double n = data.Length;
        var (mean, sigma) = (data.Average(), Deviation(data));
        if (n <= 2 || sigma == 0) return 0;
        var skewness = data.Average(v => Math.Pow((v - mean) / sigma, 3));
        var error = Math.Sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        return spread / (1 + Math.Log2(n) + Math.Log2(1 + Math.Abs(skewness) / error));
    }

    // The number of bins with the least estimated squared error, left out one by one.
    private static double Stone(double[] data, double spread)
    {
        double n = data.Length;
        if (n <= 1 || spread == 0) return 0;
        var most = Math.Max(100, (int)Math.Sqrt(n));
        var best = Enumerable.Range(1, most).MinBy(bins => Loss(data, data.Min(), spread, bins));
        return spread / best;
    }

    private static double Loss(double[] data, double low, double spread, int bins)
    {
        var counts = new double[bins];
        foreach (var v in data) counts[Math.Min((int)((v - low) / spread * bins), bins - 1)]++;
        double n = data.Length;
        return (2 - (n + 1) * counts.Sum(c => c / n * (c / n))) / (spread / bins);
    }
}
