namespace Torchbook.Models;

/// <summary>The 256 values of each type of fractions in one byte. Micikevicius et al., FP8 formats for deep learning, arXiv 2209.05433;
/// E8M0 is the scale of OCP's microscaling formats.</summary>
internal static class SmallFloats
{
    /// <summary>Four bits of exponent, no infinities, one NaN of either sign.</summary>
    public static readonly float[] E4M3 = [.. Enumerable.Range(0, 256).Select(bits => (bits & 0x7f) == 0x7f ? float.NaN : Value(bits, mantissaBits: 3, bias: 7))];

    /// <summary>Five bits of exponent; infinities and NaN as in half precision.</summary>
    public static readonly float[] E5M2 = [.. Enumerable.Range(0, 256).Select(bits => (float)BitConverter.UInt16BitsToHalf((ushort)(bits << 8)))];

    /// <summary>A power of two from 2^-127; the last is NaN.</summary>
    public static readonly float[] E8M0 = [.. Enumerable.Range(0, 256).Select(bits => bits == 255 ? float.NaN : MathF.ScaleB(1, bits - 127))];

    private static float Value(int bits, int mantissaBits, int bias)
    {
        var (exponent, fraction) = ((bits & 0x7f) >> mantissaBits, bits & ((1 << mantissaBits) - 1));
        var magnitude = exponent == 0
            ? MathF.ScaleB(fraction, 1 - bias - mantissaBits)
            : MathF.ScaleB((1 << mantissaBits) + fraction, exponent - bias - mantissaBits);
        return bits >= 0x80 ? -magnitude : magnitude;
    }
}
