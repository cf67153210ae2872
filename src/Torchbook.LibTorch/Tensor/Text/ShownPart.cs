using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.LibTorch;

/// <summary>The part of a tensor that its text shows: of a dimension that is too long, the first and the last entries.</summary>
internal sealed class ShownPart
{
    private const int Gap = -1;

    private readonly long[] sizes;
    private readonly long[][] indices;
    private readonly Func<long, string> cell;

    /// <param name="limits">For each dimension, the number of entries to show at most.</param>
    public ShownPart(Tensor tensor, long[] limits, string format, CultureInfo culture)
    {
        using var scope = NewDisposeScope();
        using var recording = no_grad();
        indices = tensor.shape.Select((size, d) => Shown(size, limits[d])).ToArray();
        var part = tensor.detach();
        for (var d = 0; d < indices.Length; d++)
        {
            if (indices[d].Contains(Gap)) part = part.index_select(d, torch.tensor(indices[d].Where(k => k != Gap).ToArray()).to(part.device));
        }

        sizes = part.shape;
        cell = Reader(part.cpu(), format, culture);
    }

    public int Dimensions => sizes.Length;

    /// <summary>The positions shown along a dimension; null stands for those left out.</summary>
    public long?[] Positions(int dim) => Array.ConvertAll(indices[dim], k => k == Gap ? (long?)null : k);

    /// <summary>The text of an element, by its place among those that are shown.</summary>
    public string Cell(long offset) => cell(offset);

    /// <summary>The place of the entry <paramref name="k"/> (among those shown) below the entry at <paramref name="offset"/>.</summary>
    public long Below(long offset, int dim, long k) => offset * sizes[dim] + k;

    private static long[] Shown(long size, long limit)
    {
        var tail = limit / 2;
        return size <= limit ? Range(0, size) : [.. Range(0, limit - tail), Gap, .. Range(size - tail, tail)];
    }

    private static long[] Range(long start, long count)
    {
        var range = new long[count];
        for (var k = 0; k < count; k++) range[k] = start + k;
        return range;
    }

    private static Func<long, string> Reader(Tensor values, string format, CultureInfo culture) => values.dtype switch
    {
        ScalarType.Bool => Reader<bool>(values, v => v.ToString(culture)),
        ScalarType.Float64 => Reader<double>(values, v => v.ToString(format, culture)),
        ScalarType.ComplexFloat32 => Reader<(float Real, float Imaginary)>(values, v => Join(v.Real, v.Imaginary, v.Real.ToString(format, culture), v.Imaginary.ToString(format, culture))),
        ScalarType.ComplexFloat64 => Reader<Complex>(values, v => Join(v.Real, v.Imaginary, v.Real.ToString(format, culture), v.Imaginary.ToString(format, culture))),
        _ when values.is_floating_point() => Reader<float>(values.to(ScalarType.Float32), v => v.ToString(format, culture)),
        _ => Reader<long>(values.to(ScalarType.Int64), v => v.ToString(culture)),
    };

    // A part that is zero is left out, unless both are.
    private static string Join(double real, double imaginary, string realText, string imaginaryText) =>
        imaginary == 0 ? realText : real == 0 ? imaginaryText + "i" : $"{realText}+{imaginaryText}i";

    private static Func<long, string> Reader<T>(Tensor values, Func<T, string> format) where T : struct
    {
        var flat = values.data<T>().ToArray();
        return k => format(flat[k]);
    }
}
