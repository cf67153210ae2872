using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;

namespace Torchbook.LibTorch;

/// <summary>One argument or result of an operator; the layout of <c>tb::Value</c> in native/shim.h.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct NativeValue
{
    [FieldOffset(0)] public NativeTag Tag;
    [FieldOffset(4)] public int Count;
    [FieldOffset(8)] public long Integer;
    [FieldOffset(8)] public double Double;
    [FieldOffset(8)] public void* Pointer;
    [FieldOffset(8)] public float Real;
    [FieldOffset(12)] public float Imaginary;

    public static NativeValue From(torch.Tensor value) =>
        value is null ? default : new() { Tag = NativeTag.Tensor, Pointer = (void*)value.Handle };

    public static NativeValue From(long value) => new() { Tag = NativeTag.Int, Integer = value };

    public static NativeValue From(long? value) => value is null ? default : From(value.Value);

    public static NativeValue From(int value) => From((long)value);

    public static NativeValue From(int? value) => value is null ? default : From((long)value.Value);

    public static NativeValue From(double value) => new() { Tag = NativeTag.Double, Double = value };

    public static NativeValue From(double? value) => value is null ? default : From(value.Value);

    public static NativeValue From(bool value) => new() { Tag = NativeTag.Bool, Integer = value ? 1 : 0 };

    public static NativeValue From(bool? value) => value is null ? default : From(value.Value);

    public static NativeValue From(torch.ScalarType value) => From((long)value);

    public static NativeValue From(torch.ScalarType? value) => value is null ? default : From((long)value.Value);

    public static NativeValue From(torch.nn.Reduction value) => From((long)value);

    public static NativeValue From(Scalar value) => value is null ? default : value.Native;

    public static NativeValue From(Complex value) =>
        new() { Tag = NativeTag.Complex, Real = (float)value.Real, Imaginary = (float)value.Imaginary };

    public static NativeValue From(torch.Device value) =>
        value is null ? default : new() { Tag = NativeTag.Device, Count = (int)value.type, Integer = value.index };

    public static NativeValue From(torch.Generator value) =>
        value is null ? default : new() { Tag = NativeTag.Generator, Pointer = (void*)value.Handle };

    public static NativeValue From(FFTNormType value) => Literal(value switch
    {
        FFTNormType.Forward => "forward"u8,
        FFTNormType.Ortho => "ortho"u8,
        _ => "backward"u8,
    });

    public static NativeValue From(torch.RoundingMode value) => value switch
    {
        torch.RoundingMode.trunc => Literal("trunc"u8),
        torch.RoundingMode.floor => Literal("floor"u8),
        _ => default,
    };

    public static NativeValue From(torch.linalg.QRMode value) => Literal(value switch
    {
        torch.linalg.QRMode.Complete => "complete"u8,
        torch.linalg.QRMode.R => "r"u8,
        _ => "reduced"u8,
    });

    public static NativeValue From(Reduce value) => Literal(value switch
    {
        Reduce.prod => "prod"u8,
        Reduce.mean => "mean"u8,
        Reduce.amax => "amax"u8,
        _ => "amin"u8,
    });

    /// <summary>A string of one letter, such as the triangle <c>L</c> or <c>U</c>; what is not ASCII arrives as <c>?</c>.</summary>
    public static NativeValue From(char value) =>
        new() { Tag = NativeTag.String, Count = 1, Pointer = System.Runtime.CompilerServices.Unsafe.AsPointer(ref Letters[value < 128 ? value : '?']) };

    // Never moves, so that a pointer into it stays good.
    private static readonly byte[] Letters = Alphabet();

    private static byte[] Alphabet()
    {
        var letters = System.GC.AllocateUninitializedArray<byte>(128, pinned: true);
        for (var k = 0; k < letters.Length; k++) letters[k] = (byte)k;
        return letters;
    }

    /// <summary>A <c>u8</c> literal, whose memory never moves.</summary>
    public static NativeValue Literal(System.ReadOnlySpan<byte> text) =>
        new() { Tag = NativeTag.String, Count = text.Length, Pointer = System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(text)) };

    public static NativeValue List(long* pinned, int count) => new() { Tag = NativeTag.Ints, Count = count, Pointer = pinned };

    public static NativeValue List(double* pinned, int count) => new() { Tag = NativeTag.Doubles, Count = count, Pointer = pinned };

    public static NativeValue List(byte* pinned, int count) => new() { Tag = NativeTag.String, Count = count, Pointer = pinned };

    public static NativeValue List(nint* pinned, int count) => new() { Tag = NativeTag.Tensors, Count = count, Pointer = pinned };

    public static byte[] Utf8(string text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    /// <summary>The handles of <paramref name="tensors"/>; a null element stays a hole.</summary>
    public static nint[] Handles(IEnumerable<torch.Tensor> tensors) => tensors?.Select(Handle).ToArray();

    /// <inheritdoc cref="Handles(IEnumerable{torch.Tensor})"/>
    public static nint[] Handles(System.ReadOnlySpan<torch.Tensor> tensors)
    {
        var handles = new nint[tensors.Length];
        for (var k = 0; k < handles.Length; k++) handles[k] = Handle(tensors[k]);
        return handles;
    }

    private static nint Handle(torch.Tensor tensor) => tensor is null ? 0 : tensor.Handle;
}
