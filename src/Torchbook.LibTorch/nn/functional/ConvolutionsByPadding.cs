using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Convolutions whose padding is chosen by its effect.
        public static partial class functional
        {
            private static readonly Operator Conv1dPadding = new("aten::conv1d", "padding", "input,weight,bias,stride,padding,dilation,groups");
            private static readonly Operator Conv2dPadding = new("aten::conv2d", "padding", "input,weight,bias,stride,padding,dilation,groups");
            private static readonly Operator Conv3dPadding = new("aten::conv3d", "padding", "input,weight,bias,stride,padding,dilation,groups");

            public static Tensor conv1d_padding(Tensor input, Tensor weight, Tensor bias = null, long? stride = null, Padding padding = Padding.Valid, long? dilation = null, long groups = 1) =>
                ConvolveByPadding(Conv1dPadding, input, weight, bias, [stride ?? 1], padding, [dilation ?? 1], groups);

            public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, Padding padding = Padding.Valid, long[] dilation = null, long groups = 1) =>
                ConvolveByPadding(Conv2dPadding, input, weight, bias, strides ?? [1, 1], padding, dilation ?? [1, 1], groups);

            public static Tensor conv3d_padding(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, Padding padding = Padding.Valid, long[] dilation = null, long groups = 1) =>
                ConvolveByPadding(Conv3dPadding, input, weight, bias, strides ?? [1, 1, 1], padding, dilation ?? [1, 1, 1], groups);

            private static unsafe Tensor ConvolveByPadding(Operator op, Tensor input, Tensor weight, Tensor bias, ReadOnlySpan<long> strides, Padding padding, ReadOnlySpan<long> dilation, long groups)
            {
                fixed (long* s = strides, d = dilation)
                {
                    var a = stackalloc[]
                    {
                        NativeValue.From(input), NativeValue.From(weight), NativeValue.From(bias), NativeValue.List(s, strides.Length),
                        NativeValue.Literal(padding == Padding.Same ? "same"u8 : "valid"u8), NativeValue.List(d, dilation.Length), NativeValue.From(groups),
                    };
                    var result = op.CallTensor(a);
                    GC.KeepAlive(input);
                    GC.KeepAlive(weight);
                    GC.KeepAlive(bias);
                    return result;
                }
            }
        }
    }
}
