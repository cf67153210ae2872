using System.Numerics;

namespace TorchSharp;

/// <summary>Conversions between numbers and <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this bool value) => value;

    public static Scalar ToScalar(this byte value) => value;

    public static Scalar ToScalar(this sbyte value) => value;

    public static Scalar ToScalar(this short value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this (float, float) value) => value;

    public static Scalar ToScalar(this Complex value) => value;

    public static Scalar ToScalar(this Half value) => value;

    public static Scalar ToScalar(this BFloat16 value) => value;

    /// <summary>The float, rounded to a bfloat16.</summary>
    public static Scalar ToBFloat16Scalar(this float value) => new BFloat16(value);

    public static Half ToHalf(this Scalar value) => (Half)value.Value.Real;

    public static BFloat16 ToBFloat16(this Scalar value) => new((float)value.Value.Real);

    public static bool ToBoolean(this Scalar value) => value.Value != Complex.Zero;

    public static byte ToByte(this Scalar value) => (byte)value.Value.Real;

    public static sbyte ToSByte(this Scalar value) => (sbyte)value.Value.Real;

    public static short ToInt16(this Scalar value) => (short)value.Value.Real;

    public static int ToInt32(this Scalar value) => (int)value.ToInt64();

    public static long ToInt64(this Scalar value) =>
        value.Native.Tag is Torchbook.LibTorch.NativeTag.Int or Torchbook.LibTorch.NativeTag.Bool ? value.Native.Integer : (long)value.Value.Real;

    public static float ToSingle(this Scalar value) => (float)value.Value.Real;

    public static double ToDouble(this Scalar value) => value.Value.Real;

    public static (float Real, float Imaginary) ToComplexFloat32(this Scalar value) => ((float)value.Value.Real, (float)value.Value.Imaginary);

    public static Complex ToComplexFloat64(this Scalar value) => value.Value;
}
