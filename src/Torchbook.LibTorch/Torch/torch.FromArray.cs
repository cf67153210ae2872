using System;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor from_array(Array rawArray, Device device = null) => FromArray(rawArray, ShapeOf(rawArray), null, device, false, null);

    /// <summary>A tensor of the array's shape, with a copy of its elements.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray, ShapeOf(rawArray), dtype, device, requires_grad, names);

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device device = null) => FromArray(data, ShapeOf(data), dtype, device, false, null);

    /// <summary>The tensor itself where type and device already fit.</summary>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device device = null) => data.to(dtype ?? data.dtype, device ?? data.device);

    public static Tensor tensor(float real, float imaginary, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        tensor((real, imaginary), dtype, device, requires_grad);

    public static Tensor tensor(double real, double imaginary, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        tensor(new Complex(real, imaginary), dtype, device, requires_grad);

    public static Tensor tensor((double Real, double Imaginary) scalar, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        tensor(new Complex(scalar.Real, scalar.Imaginary), dtype, device, requires_grad);

    /// <summary>Some of the array's elements as a vector.</summary>
    /// <param name="count">−1 for all behind <paramref name="offset"/>, which counts elements.</param>
    /// <exception cref="ArgumentException">The offset lies outside the array.</exception>
    /// <exception cref="IndexOutOfRangeException">The array has fewer elements.</exception>
    /// <remarks>TorchSharp shares the array's memory, pinned; here the elements are copied.</remarks>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        if (offset < 0 || offset >= rawArray.LongLength) throw new ArgumentException($"An offset of {offset} in an array of {rawArray.LongLength} elements.", nameof(offset));
        var taken = count < 0 ? rawArray.LongLength - offset : count;
        if (taken > rawArray.LongLength - offset) throw new IndexOutOfRangeException($"{taken} elements from {offset} on in an array of {rawArray.LongLength}.");
        using var all = FromArray(rawArray, [rawArray.LongLength], null, CPU, false, null);
        using var part = all.narrow(0, offset, taken);
        return Finish(part.to(dtype, copy: true), requires_grad);
    }

    /// <summary>A file's bytes as a vector of <paramref name="size"/> elements, mapped into memory.</summary>
    /// <param name="shared">Whether changes go to the file, which is then made as long as it must be.</param>
    public static Tensor from_file(string filename, bool? shared = null, long? size = 0, ScalarType? dtype = null, Device device = null, bool requires_grad = false)
    {
        var mapped = Hidden.from_file(filename, shared, size, dtype ?? defaultDtype);
        return Finish(device is null ? mapped : mapped.to(device, disposeAfter: true), requires_grad);
    }

    private static ReadOnlySpan<long> ShapeOf(Array array) => Enumerable.Range(0, array.Rank).Select(array.GetLongLength).ToArray();

    private static unsafe Tensor FromArray(Array array, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device device, bool requiresGrad, string[] names)
    {
        var expected = dimensions.ToArray().TotalSize();
        if (expected != array.LongLength)
            throw new ArgumentException($"The array has {array.LongLength} elements, the shape [{string.Join(", ", dimensions.ToArray())}] needs {expected}.", nameof(dimensions));
        var type = ElementType(array.GetType().GetElementType());
        NativeValue result;
        // Tuples of numbers cannot be pinned by a handle; a reference to their bytes can.
        fixed (long* sizes = dimensions)
        fixed (byte* elements = &MemoryMarshal.GetArrayDataReference(array))
            Shim.Check(Shim.tb_tensor_from_memory(elements, sizes, dimensions.Length, (int)type, &result), "tensor");
        var tensor = Tensor.Adopt(result);
        var target = device ?? get_default_device();
        if ((dtype ?? type) != type || target.type != DeviceType.CPU) tensor = tensor.to(dtype ?? type, target, disposeAfter: true);
        return Finish(tensor, requiresGrad, names, "tensor");
    }

    internal static ScalarType ElementType(Type type)
    {
        if (type == typeof(float)) return ScalarType.Float32;
        if (type == typeof(double)) return ScalarType.Float64;
        if (type == typeof(long)) return ScalarType.Int64;
        if (type == typeof(int)) return ScalarType.Int32;
        if (type == typeof(short)) return ScalarType.Int16;
        if (type == typeof(sbyte)) return ScalarType.Int8;
        if (type == typeof(byte)) return ScalarType.Byte;
        if (type == typeof(bool)) return ScalarType.Bool;
        if (type == typeof(Half)) return ScalarType.Float16;
        if (type == typeof(BFloat16)) return ScalarType.BFloat16;
        if (type == typeof((float, float))) return ScalarType.ComplexFloat32;
        if (type == typeof(Complex)) return ScalarType.ComplexFloat64;
        throw new NotSupportedException($"A tensor cannot hold elements of type {type}.");
    }
}
