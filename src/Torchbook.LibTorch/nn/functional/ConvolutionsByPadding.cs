using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Convolutions whose padding is chosen by its effect.
        public static partial class functional
        {
            public static Tensor conv1d_padding(Tensor input, Tensor weight, Tensor bias = null, long? stride = null, Padding padding = Padding.Valid, long? dilation = null, long groups = 1) =>
                Hidden.conv1d(input, weight, bias, [stride ?? 1], Word(padding), [dilation ?? 1], groups);

            public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, Padding padding = Padding.Valid, long[] dilation = null, long groups = 1) =>
                Hidden.conv2d(input, weight, bias, strides ?? [1, 1], Word(padding), dilation ?? [1, 1], groups);

            public static Tensor conv3d_padding(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, Padding padding = Padding.Valid, long[] dilation = null, long groups = 1) =>
                Hidden.conv3d(input, weight, bias, strides ?? [1, 1, 1], Word(padding), dilation ?? [1, 1, 1], groups);

            private static string Word(Padding padding) => padding == Padding.Same ? "same" : "valid";
        }
    }
}
