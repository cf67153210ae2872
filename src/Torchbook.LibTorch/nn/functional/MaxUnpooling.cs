using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Puts the maxima of a pooling back where its indices say they were; everything else is 0.
        public static partial class functional
        {
            public static Tensor max_unpool1d(Tensor input, Tensor indices, long kernel_size, long? stride = null, long? padding = null, long[] output_size = null)
            {
                var size = UnpooledSize(input, [kernel_size], stride is { } step ? [step] : null, padding is { } border ? [border] : null, output_size);
                using var column = input.unsqueeze(-1);
                using var places = indices.unsqueeze(-1);
                using var result = Hidden.max_unpool2d(column, places, [.. size, 1]);
                return result.squeeze(-1);
            }

            public static Tensor max_unpool2d(Tensor input, Tensor indices, long[] kernel_size, long[] stride = null, long[] padding = null, long[] output_size = null) =>
                Hidden.max_unpool2d(input, indices, UnpooledSize(input, kernel_size, stride, padding, output_size));

            public static Tensor max_unpool3d(Tensor input, Tensor indices, long[] kernel_size, long[] stride = null, long[] padding = null, long[] output_size = null) =>
                Hidden.max_unpool3d(input, indices, UnpooledSize(input, kernel_size, stride, padding, output_size), stride ?? kernel_size, padding ?? [0, 0, 0]);

            private static long[] UnpooledSize(Tensor input, long[] kernel, long[] stride, long[] padding, long[] wanted)
            {
                var spatial = kernel.Length;
                stride ??= kernel;
                padding ??= new long[spatial];
                if (stride.Length != spatial || padding.Length != spatial || input.ndim <= spatial)
                {
                    throw new ArgumentException($"A kernel of {spatial} sizes takes as many strides and paddings, and an input of {spatial + 1} or {spatial + 2} dimensions.", nameof(kernel));
                }

                var smallest = input.shape[^spatial..].Select((size, i) => ((size - 1) * stride[i]) + kernel[i] - (2 * padding[i])).ToArray();
                wanted = wanted is { Length: > 0 } ? wanted.Length == spatial + 2 ? wanted[2..] : wanted : smallest;
                if (wanted.Length != spatial)
                {
                    throw new ArgumentException($"output_size has {wanted.Length} numbers; it takes {spatial}, or {spatial + 2} with batch and channels.", nameof(wanted));
                }

                for (var i = 0; i < spatial; i++)
                {
                    if (wanted[i] != smallest[i] && Math.Abs(wanted[i] - smallest[i]) >= stride[i])
                    {
                        throw new ArgumentException($"Dimension {i} of the output can be {smallest[i] - stride[i] + 1} to {smallest[i] + stride[i] - 1}, not {wanted[i]}.", nameof(wanted));
                    }
                }

                return wanted;
            }
        }
    }
}
