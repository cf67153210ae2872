using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Pooling by a fraction: windows at random places, as many as the output has elements (Graham, https://arxiv.org/abs/1412.6071).
        public static partial class functional
        {
            public static (Tensor Values, Tensor Indices) fractional_max_pool2d_with_indices(Tensor input, long[] kernel_size, long[] output_size = null, double[] output_ratio = null)
            {
                output_size = FractionalSize(input, kernel_size, output_size, output_ratio, 2);
                using var places = Places(input, 2);
                return Hidden.fractional_max_pool2d(input, kernel_size, output_size, places);
            }

            public static (Tensor Values, Tensor Indices) fractional_max_pool3d_with_indices(Tensor input, long[] kernel_size, long[] output_size = null, double[] output_ratio = null)
            {
                output_size = FractionalSize(input, kernel_size, output_size, output_ratio, 3);
                using var places = Places(input, 3);
                return Hidden.fractional_max_pool3d(input, kernel_size, output_size, places);
            }

            /// <summary>Refuses sizes that a fractional pooling over so many dimensions cannot have.</summary>
            internal static void RequireFractional(long[] kernel_size, long[] output_size, double[] output_ratio, int spatial)
            {
                if (kernel_size is null || kernel_size.Length != spatial || kernel_size.Any(size => size < 1))
                {
                    throw new ArgumentException($"The kernel has {spatial} sizes of at least 1.", nameof(kernel_size));
                }

                if (output_size is null == output_ratio is null)
                {
                    throw new ArgumentNullException(nameof(output_size), "Give either an output size or an output ratio, and not both.");
                }

                if ((output_size?.Length ?? output_ratio.Length) != spatial)
                {
                    throw new ArgumentException($"The output has {spatial} sizes or ratios.", output_size is null ? nameof(output_ratio) : nameof(output_size));
                }
            }

            private static long[] FractionalSize(Tensor input, long[] kernel_size, long[] output_size, double[] output_ratio, int spatial)
            {
                RequireFractional(kernel_size, output_size, output_ratio, spatial);
                return output_size ?? [.. output_ratio.Zip(input.shape.TakeLast(spatial), (ratio, size) => (long)(ratio * size))];
            }

            // One random number for each channel and dimension, drawn as PyTorch draws them.
            private static Tensor Places(Tensor input, int spatial)
            {
                // The operator says in its own words what is wrong with too few dimensions.
                if (input.ndim <= spatial) return rand([1, 1, spatial], dtype: input.dtype, device: input.device);
                var batch = input.ndim == spatial + 1 ? 1 : input.size(0);
                return rand([batch, input.size(-spatial - 1), spatial], dtype: input.dtype, device: input.device);
            }

            private static Tensor WithoutIndices((Tensor Values, Tensor Indices) result)
            {
                result.Indices.Dispose();
                return result.Values;
            }
        }
    }
}
