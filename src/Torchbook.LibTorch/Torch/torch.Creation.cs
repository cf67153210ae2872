using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    private static ScalarType defaultDtype = ScalarType.Float32;
    private static Device defaultDevice;

    public static ScalarType get_default_dtype() => defaultDtype;

    /// <summary>The element type of new floating-point tensors where none is given.</summary>
    /// <exception cref="ArgumentException">Not a floating-point type.</exception>
    public static void set_default_dtype(ScalarType dtype) =>
        defaultDtype = is_floating_point(dtype) ? dtype : throw new ArgumentException("Only floating-point types are supported as the default type.", nameof(dtype));

    public static void set_default_tensor_type(Tensor t) => set_default_dtype(t.dtype);

    public static Device get_default_device() => defaultDevice ?? CPU;

    /// <summary>The device of new tensors where none is given.</summary>
    public static void set_default_device(Device device) => defaultDevice = device ?? throw new ArgumentNullException(nameof(device));

    public static void set_default_device(string device) => defaultDevice = new Device(device);

    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        Create(CreationOperators.zeros, size, default, dtype, device, requires_grad, null, names);

    public static Tensor ones(long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        Create(CreationOperators.ones, size, default, dtype, device, requires_grad, null, names);

    public static Tensor empty(long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        Create(CreationOperators.empty, size, default, dtype, device, requires_grad, null, names);

    /// <summary>A tensor filled with <paramref name="value"/>; of the value's own type unless <paramref name="dtype"/> says otherwise.</summary>
    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        Create(CreationOperators.full, size, NativeValue.From(value), dtype ?? DefaultTypeOf(value), device, requires_grad, null, names);

    /// <summary>Uniform on [0, 1).</summary>
    public static Tensor rand(long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null, string[] names = null) =>
        Create(CreationOperators.rand, size, default, dtype, device, requires_grad, generator, names);

    /// <summary>Normal with mean 0 and standard deviation 1.</summary>
    public static Tensor randn(long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null, string[] names = null) =>
        Create(CreationOperators.randn, size, default, dtype, device, requires_grad, generator, names);

    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null, string[] names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    /// <summary>Whole numbers, uniform on [low, high).</summary>
    public static unsafe Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null, string[] names = null)
    {
        if (dtype is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64)
        {
            // Whole numbers as real and as imaginary parts.
            using var parts = randint(low, high, [.. size, 2], dtype == ScalarType.ComplexFloat32 ? ScalarType.Float32 : ScalarType.Float64, device, false, generator);
            return Finish(view_as_complex(parts), requires_grad, names);
        }

        fixed (long* sizes = size)
        {
            var a = stackalloc[] { NativeValue.From(low), NativeValue.From(high), NativeValue.List(sizes, size.Length), NativeValue.From(generator), NativeValue.From(dtype ?? ScalarType.Int64), NativeValue.From(device ?? defaultDevice) };
            return Finish(CreationOperators.randint.CallTensor(a), requires_grad, names);
        }
    }

    /// <summary>The numbers 0 … n−1 in random order.</summary>
    public static unsafe Tensor randperm(long n, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null)
    {
        var a = stackalloc[] { NativeValue.From(n), NativeValue.From(generator), NativeValue.From(dtype ?? ScalarType.Int64), NativeValue.From(device ?? defaultDevice) };
        return Finish(CreationOperators.randperm.CallTensor(a), requires_grad);
    }

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>start, start + step, … below stop; 64-bit integers when all three are whole-number types.</summary>
    public static unsafe Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device device = null, bool requires_grad = false)
    {
        var whole = new[] { start, stop, step }.All(s => s.Native.Tag == NativeTag.Int);
        var a = stackalloc[] { start.Native, stop.Native, step.Native, NativeValue.From(dtype ?? (whole ? ScalarType.Int64 : defaultDtype)), NativeValue.From(device ?? defaultDevice) };
        return Finish(CreationOperators.arange.CallTensor(a), requires_grad);
    }

    public static unsafe Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device device = null, bool requires_grad = false)
    {
        var a = stackalloc[] { NativeValue.From(start), NativeValue.From(end), NativeValue.From(steps), NativeValue.From(dtype ?? defaultDtype), NativeValue.From(device ?? defaultDevice) };
        return Finish(CreationOperators.linspace.CallTensor(a), requires_grad);
    }

    public static unsafe Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device device = null, bool requires_grad = false)
    {
        var a = stackalloc[] { NativeValue.From(start), NativeValue.From(end), NativeValue.From(steps), NativeValue.From(@base), NativeValue.From(dtype ?? defaultDtype), NativeValue.From(device ?? defaultDevice) };
        return Finish(CreationOperators.logspace.CallTensor(a), requires_grad);
    }

    /// <summary>Ones on the diagonal; square where <paramref name="columns"/> is −1.</summary>
    public static unsafe Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
    {
        var a = stackalloc[] { NativeValue.From(rows), NativeValue.From(columns < 0 ? rows : columns), NativeValue.From(dtype ?? defaultDtype), NativeValue.From(device ?? defaultDevice) };
        return Finish(CreationOperators.eye.CallTensor(a), requires_grad, names);
    }

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        Like(CreationOperators.zeros_like, input, default, dtype, device, requires_grad, names);

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        Like(CreationOperators.ones_like, input, default, dtype, device, requires_grad, names);

    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        Like(CreationOperators.empty_like, input, default, dtype, device, requires_grad, names);

    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        Like(CreationOperators.full_like, input, NativeValue.From(value), dtype, device, requires_grad, names);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        Like(CreationOperators.rand_like, input, default, dtype, device, requires_grad, null);

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        Like(CreationOperators.randn_like, input, default, dtype, device, requires_grad, null);

    /// <summary>Normal with the given mean and standard deviation.</summary>
    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null, string[] names = null) =>
        Finish(empty(size.ToArray(), dtype, device, false, names).normal_(mean, std, generator), requires_grad);

    private static unsafe Tensor Create(Operator op, long[] size, NativeValue value, ScalarType? dtype, Device device, bool requiresGrad, Generator generator, string[] names, [CallerMemberName] string by = null)
    {
        fixed (long* sizes = size)
        {
            var a = stackalloc[] { NativeValue.List(sizes, size.Length), NativeValue.From(dtype ?? defaultDtype), NativeValue.From(device ?? defaultDevice), NativeValue.From(generator), value };
            // full takes its value where the random operators take a generator.
            if (value.Tag != NativeTag.None) a[3] = value;
            var result = op.CallTensor(a);
            GC.KeepAlive(generator);
            return Finish(result, requiresGrad, names, by);
        }
    }

    private static unsafe Tensor Like(Operator op, Tensor input, NativeValue value, ScalarType? dtype, Device device, bool requiresGrad, string[] names, [CallerMemberName] string by = null)
    {
        var a = stackalloc[] { NativeValue.From(input), NativeValue.From(dtype), NativeValue.From(device), value };
        var result = op.CallTensor(a);
        GC.KeepAlive(input);
        return Finish(result, requiresGrad, names, by);
    }

    // An element type without gradients is an error of the member that makes the tensor.
    private static Tensor Finish(Tensor tensor, bool requiresGrad, string[] names = null, [CallerMemberName] string by = null)
    {
        if (names is { Length: > 0 }) tensor.rename_(names);
        if (requiresGrad) Shim.Check(Shim.tb_set_requires_grad(tensor.Handle, 1), by);
        return tensor;
    }

    private static ScalarType DefaultTypeOf(Scalar value) => value.Native.Tag switch
    {
        NativeTag.Bool => ScalarType.Bool,
        NativeTag.Int => ScalarType.Int64,
        NativeTag.Complex => ScalarType.ComplexFloat32,
        _ => defaultDtype,
    };
}
