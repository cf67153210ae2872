using Torchbook.LibTorch;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Older names of what interpolate does, and the gradients of the nearest mode.
        public static partial class functional
        {
            public static Tensor upsample(Tensor input, long[] size = null, double[] scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false)
            {
                using var layer = Upsample(size, scale_factor, mode, mode == UpsampleMode.Nearest ? null : align_corners);
                return layer.call(input);
            }

            public static Tensor upsample_bilinear(Tensor x, long[] size = null, double[] scale_factor = null, bool align_corners = false) =>
                upsample(x, size, scale_factor, UpsampleMode.Bilinear, align_corners);

            public static Tensor upsample_nearest(Tensor x, long[] size = null, double[] scale_factor = null, bool align_corners = false) =>
                upsample(x, size, scale_factor, UpsampleMode.Nearest, align_corners);

            public static Tensor upsample_nearest1d(Tensor input, long? outputSize, double? scaleFactor) =>
                Nearest(input, Sizes.Repeat(outputSize, 1), scaleFactor is { } factor ? [factor] : null, 1);

            public static Tensor upsample_nearest2d(Tensor input, long[] outputSizes = null, double[] scaleFactors = null) => Nearest(input, outputSizes, scaleFactors, 2);

            public static Tensor upsample_nearest3d(Tensor input, long[] outputSizes = null, double[] scaleFactors = null) => Nearest(input, outputSizes, scaleFactors, 3);

            /// <param name="grad_output">The gradient of the output, <c>[N, C, L]</c>.</param>
            /// <param name="outputSize">Its length, or null.</param>
            /// <param name="inputSize">The length of what was enlarged.</param>
            public static Tensor upsample_nearest1d_backward(Tensor grad_output, long? outputSize, long inputSize, double? scaleFactor) =>
                Hidden.upsample_nearest1d_backward(grad_output, [outputSize ?? grad_output.size(-1)], [grad_output.size(0), grad_output.size(1), inputSize], scaleFactor);

            /// <param name="grad_output">The gradient of the output, <c>[N, C, H, W]</c>.</param>
            /// <param name="inputSizes">The shape of what was enlarged, <c>[N, C, H, W]</c>.</param>
            public static Tensor upsample_nearest2d_backward(Tensor grad_output, long[] inputSizes, long[] outputSizes = null, double[] scaleFactors = null) =>
                Hidden.upsample_nearest2d_backward(grad_output, outputSizes ?? grad_output.shape[2..], inputSizes, scaleFactors?[0], scaleFactors?[1]);

            /// <param name="grad_output">The gradient of the output, <c>[N, C, D, H, W]</c>.</param>
            /// <param name="inputSizes">The shape of what was enlarged, <c>[N, C, D, H, W]</c>.</param>
            public static Tensor upsample_nearest3d_backward(Tensor grad_output, long[] inputSizes, long[] outputSizes = null, double[] scaleFactors = null) =>
                Hidden.upsample_nearest3d_backward(grad_output, outputSizes ?? grad_output.shape[2..], inputSizes, scaleFactors?[0], scaleFactors?[1], scaleFactors?[2]);

            private static Tensor Nearest(Tensor input, long[] size, double[] factors, int spatial) =>
                Resize(NearestBySpatial[spatial - 1], input, size, factors, smooth: false, alignCorners: false);
        }
    }
}
