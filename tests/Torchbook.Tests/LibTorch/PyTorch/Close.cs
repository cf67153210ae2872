using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.PyTorch;

/// <summary>Compares tensors with PyTorch's.</summary>
internal static class Close
{
    /// <summary>Relative to the largest magnitude expected: 1e-5 for float32, 1e-10 for float64, half an epsilon's worth for the short types.</summary>
    public static double Tolerance(ScalarType type) => type switch
    {
        ScalarType.Float64 or ScalarType.ComplexFloat64 => 1e-10,
        ScalarType.Float32 or ScalarType.ComplexFloat32 => 1e-5,
        ScalarType.Float16 => 2e-3,
        ScalarType.BFloat16 => 2e-2,
        _ => 0,
    };

    /// <summary>Same type, same shape, same NaN and infinities, and no element further off than the tolerance allows.</summary>
    /// <param name="expected">PyTorch's.</param>
    /// <param name="actual">Ours.</param>
    /// <param name="what">Names the tensor in the message.</param>
    /// <param name="scale">The magnitude that the tolerance relates to is at least this: a gradient that is zero but for rounding has none of its own.</param>
    public static void AssertEqual(Tensor expected, Tensor actual, string what, double scale = 0.1)
    {
        Assert.True(expected.dtype == actual.dtype, $"{what}: {actual.dtype}, expected {expected.dtype}");
        Assert.True(expected.shape.SequenceEqual(actual.shape), $"{what}: [{string.Join(", ", actual.shape)}], expected [{string.Join(", ", expected.shape)}]");
        using var scope = NewDisposeScope();
        var (e, a) = (Wide(expected), Wide(actual));
        var same = e.eq(a) | (e.isnan() & a.isnan());
        var finite = e.isfinite() & a.isfinite();
        var largest = Math.Max(scale, e.masked_fill(~finite, 0).abs().flatten().to(ScalarType.Float64).max0());
        var off = (e - a).abs().to(ScalarType.Float64).masked_fill(same, 0).masked_fill(~finite & ~same, double.PositiveInfinity).flatten().max0();
        Assert.True(off <= Tolerance(expected.dtype) * largest, $"{what}: off by {off:g3} where magnitudes reach {largest:g3}");
    }

    private static Tensor Wide(Tensor tensor)
    {
        var values = tensor.detach().cpu();
        return values.is_complex() ? view_as_real(values.to(ScalarType.ComplexFloat64)) : values.to(ScalarType.Float64);
    }

    // The largest element; 0 of none.
    private static double max0(this Tensor values) => values.numel() == 0 ? 0 : values.max().item<double>();
}
