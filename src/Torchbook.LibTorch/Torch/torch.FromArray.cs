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

    private static ReadOnlySpan<long> ShapeOf(Array array) => Enumerable.Range(0, array.Rank).Select(array.GetLongLength).ToArray();

    private static unsafe Tensor FromArray(Array array, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device device, bool requiresGrad, string[] names)
    {
        RejectNames(names);
        var expected = 1L;
        foreach (var size in dimensions) expected *= size;
        if (expected != array.LongLength)
            throw new ArgumentException($"The array has {array.LongLength} elements, the shape [{string.Join(", ", dimensions.ToArray())}] needs {expected}.", nameof(dimensions));
        var type = ElementType(array.GetType().GetElementType());
        NativeValue result;
        var pinned = GCHandle.Alloc(array, GCHandleType.Pinned);
        try
        {
            fixed (long* sizes = dimensions)
                Shim.Check(Shim.tb_tensor_from_memory((void*)pinned.AddrOfPinnedObject(), sizes, dimensions.Length, (int)type, &result), "tensor");
        }
        finally
        {
            pinned.Free();
        }
        var tensor = Tensor.Adopt(result);
        var target = device ?? get_default_device();
        if ((dtype ?? type) != type || target.type != DeviceType.CPU) tensor = tensor.to(dtype ?? type, target, disposeAfter: true);
        return Finish(tensor, requiresGrad);
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
        if (type == typeof((float, float))) return ScalarType.ComplexFloat32;
        if (type == typeof(Complex)) return ScalarType.ComplexFloat64;
        throw new NotSupportedException($"A tensor cannot hold elements of type {type}.");
    }
}
