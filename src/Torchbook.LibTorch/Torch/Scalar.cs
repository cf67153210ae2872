using System;
using System.Numerics;
using Torchbook.LibTorch;

namespace TorchSharp;

/// <summary>A number of any element type, as operators take it beside tensors.</summary>
public sealed class Scalar : IDisposable
{
    private Scalar(NativeValue native, torch.ScalarType type)
    {
        Native = native;
        Type = type;
    }

    internal NativeValue Native { get; }

    public torch.ScalarType Type { get; }

    /// <summary>The value as TorchSharp and operators see it: a number, a boolean or a complex number.</summary>
    internal Complex Value => Native.Tag switch
    {
        NativeTag.Double => Native.Double,
        NativeTag.Complex => new Complex(Native.Real, Native.Imaginary),
        _ => Native.Integer,
    };

    public static implicit operator Scalar(bool value) => new(NativeValue.From(value), torch.ScalarType.Bool);

    public static implicit operator Scalar(byte value) => new(NativeValue.From((long)value), torch.ScalarType.Byte);

    public static implicit operator Scalar(sbyte value) => new(NativeValue.From((long)value), torch.ScalarType.Int8);

    public static implicit operator Scalar(short value) => new(NativeValue.From((long)value), torch.ScalarType.Int16);

    public static implicit operator Scalar(int value) => new(NativeValue.From((long)value), torch.ScalarType.Int32);

    public static implicit operator Scalar(long value) => new(NativeValue.From(value), torch.ScalarType.Int64);

    public static implicit operator Scalar(float value) => new(NativeValue.From((double)value), torch.ScalarType.Float32);

    public static implicit operator Scalar(double value) => new(NativeValue.From(value), torch.ScalarType.Float64);

    public static implicit operator Scalar(Half value) => new(NativeValue.From((double)value), torch.ScalarType.Float16);

    public static implicit operator Scalar(BFloat16 value) => new(NativeValue.From((double)value), torch.ScalarType.BFloat16);

    public static implicit operator Scalar((float, float) value) =>
        new(NativeValue.From(new Complex(value.Item1, value.Item2)), torch.ScalarType.ComplexFloat32);

    public static implicit operator Scalar(Complex value) => new(NativeValue.From(value), torch.ScalarType.ComplexFloat64);

    public void Dispose() { }
}
