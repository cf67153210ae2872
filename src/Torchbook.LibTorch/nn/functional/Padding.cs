using System;
using Torchbook.LibTorch;

namespace TorchSharp;

public enum PaddingModes
{
    Zeros = 0,
    Reflect = 1,
    Replicate = 2,
    Circular = 3,
    Constant = 4,
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator Pad = new("aten::pad", "", "self,pad,mode,value");

            /// <summary>Pads every dimension on both sides, batch and channels too.</summary>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, Modules.Sizes.Repeat(pad, 2 * (int)input.ndim), mode, value);

            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, pad.AsSpan(), mode, value);

            /// <summary>Pads the last dimensions, the last one first: <c>[left, right, top, bottom, …]</c>.</summary>
            public static unsafe Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                var name = mode switch
                {
                    PaddingModes.Reflect => "reflect"u8,
                    PaddingModes.Replicate => "replicate"u8,
                    PaddingModes.Circular => "circular"u8,
                    _ => "constant"u8,
                };
                fixed (long* sizes = pad)
                {
                    var isConstant = mode is PaddingModes.Constant or PaddingModes.Zeros;
                    var a = stackalloc[] { NativeValue.From(input), NativeValue.List(sizes, pad.Length), NativeValue.Literal(name), isConstant ? NativeValue.From(value) : default };
                    var result = Pad.CallTensor(a);
                    GC.KeepAlive(input);
                    return result;
                }
            }
        }
    }
}
