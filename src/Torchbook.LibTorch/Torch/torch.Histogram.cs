using System;
using System.Collections.Generic;
using System.Linq;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Counts in <paramref name="bins"/> equal bins between the smallest and the largest element, or over <paramref name="range"/>.</summary>
    /// <returns>[bins] and the bins' edges [bins + 1].</returns>
    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, long bins, (double min, double max)? range = null, Tensor weight = null, bool density = false) =>
        Hidden.histogram(input, bins, range is null ? null : [range.Value.min, range.Value.max], weight, density);

    /// <summary>Counts in equal bins, as many as a rule says.</summary>
    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, HistogramBinSelector bins, (double min, double max)? range = null, bool density = false)
    {
        using var scope = NewDisposeScope();
        var values = input.detach().cpu().to(ScalarType.Float64).flatten();
        var within = values.data<double>().Where(v => range is null || v >= range.Value.min && v <= range.Value.max).ToArray();
        var (low, high) = range ?? (within.DefaultIfEmpty(0).Min(), within.DefaultIfEmpty(1).Max());
        if (low == high) (low, high) = (low - 0.5, high + 0.5);
        var (hist, edges) = histogram(values, BinWidths.Count(bins, within, high - low), (low, high), null, density);
        return ((density ? hist.to(ScalarType.Float32) : hist.to(ScalarType.Int32)).MoveToOuterDisposeScope(), edges.MoveToOuterDisposeScope());
    }

    // TorchSharp gives the result twice: as out_tensor, too.

    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, long bins, out (Tensor hist, Tensor bin_edges) out_tensor) =>
        histogram(input, bins, null, null, false, out out_tensor);

    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, long bins, (double min, double max)? range, out (Tensor hist, Tensor bin_edges) out_tensor) =>
        histogram(input, bins, range, null, false, out out_tensor);

    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, long bins, (double min, double max)? range, Tensor weight, bool density, out (Tensor hist, Tensor bin_edges) out_tensor) =>
        Twice(histogram(input, bins, range, weight, density), out out_tensor);

    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, Tensor bins, out (Tensor hist, Tensor bin_edges) out_tensor) =>
        histogram(input, bins, null, false, out out_tensor);

    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, Tensor bins, Tensor weight, bool density, out (Tensor hist, Tensor bin_edges) out_tensor) =>
        Twice(histogram(input, bins, weight, density), out out_tensor);

    private static (Tensor, Tensor) Twice((Tensor Hist, Tensor Edges) result, out (Tensor, Tensor) copy)
    {
        copy = (result.Hist.alias(), result.Edges.alias());
        return result;
    }

    /// <summary>Differences between neighbours, divided by <paramref name="spacing"/>, along some dimensions.</summary>
    /// <param name="dims">All of them by default.</param>
    public static ICollection<Tensor> gradient(Tensor input, int spacing = 1, long[] dims = null, int edge_order = 1) =>
        Hidden.gradient(input, spacing, dims ?? Enumerable.Range(0, (int)input.ndim).Select(d => (long)d).ToArray(), edge_order);
}
