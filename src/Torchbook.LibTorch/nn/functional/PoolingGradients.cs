using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // The gradients of average poolings, called by themselves.
        public static partial class functional
        {
            private static readonly Operator AdaptiveAvgPool3dBackward = new("aten::adaptive_avg_pool3d_backward", "grad_input", "grad_output,self,grad_input");

            /// <param name="input">The gradient of the output.</param>
            /// <param name="originalInput">What was pooled.</param>
            public static Tensor avg_pool2d_backward(Tensor input, Tensor originalInput, long[] kernel_sizes, long[] strides = null, long[] paddings = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Hidden.avg_pool2d_backward(input, originalInput, kernel_sizes, strides ?? [1], paddings ?? [0], ceil_mode, count_include_pad, divisor_override);

            /// <inheritdoc cref="avg_pool2d_backward"/>
            public static Tensor avg_pool3d_backward(Tensor input, Tensor originalInput, long[] kernel_sizes, long[] strides = null, long[] paddings = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Hidden.avg_pool3d_backward(input, originalInput, kernel_sizes, strides ?? [1], paddings ?? [0], ceil_mode, count_include_pad, divisor_override);

            /// <param name="gradInput">Receives the gradient.</param>
            /// <param name="gradOutput">The gradient of the output.</param>
            /// <param name="originalInput">What was pooled.</param>
            public static unsafe Tensor adaptive_avg_pool3d_backward(Tensor gradInput, Tensor gradOutput, Tensor originalInput)
            {
                var a = stackalloc[] { NativeValue.From(gradOutput), NativeValue.From(originalInput), NativeValue.From(gradInput) };
                var result = AdaptiveAvgPool3dBackward.CallTensor(a);
                GC.KeepAlive(gradOutput);
                GC.KeepAlive(originalInput);
                GC.KeepAlive(gradInput);
                return result;
            }
        }
    }
}
