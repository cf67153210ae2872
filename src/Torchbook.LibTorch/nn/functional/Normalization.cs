using System.Runtime.InteropServices;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Normalizations that are made of other functions, or whose operator takes more than TorchSharp shows.
        public static partial class functional
        {
            /// <summary>Batch normalization over <c>[N, C, …]</c> (Ioffe and Szegedy, 2015); in training it updates the running statistics.</summary>
            public static Tensor batch_norm(Tensor input, Tensor running_mean, Tensor running_var, Tensor weight = null, Tensor bias = null, bool training = false, double momentum = 0.1, double eps = 1E-05)
            {
                if (training && input.ndim > 1 && input.numel() == input.size(1))
                {
                    throw new ExternalException($"batch_norm: Expected more than 1 value per channel when training, got input size [{string.Join(", ", input.shape)}]");
                }

                return Hidden.batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, true);
            }

            /// <summary>Normalizes each channel of each sample of <c>[N, C, …]</c> by itself (Ulyanov et al., https://arxiv.org/abs/1607.08022).</summary>
            public static Tensor instance_norm(Tensor input, Tensor running_mean = null, Tensor running_var = null, Tensor weight = null, Tensor bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1E-05) =>
                Hidden.instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, true);

            /// <summary>Divides each element of <c>[N, C, …]</c> by what its neighbours among <paramref name="size"/> channels hold
            /// (Krizhevsky et al., NIPS 2012, section 3.3).</summary>
            /// <exception cref="ArgumentException">The input has fewer than 3 dimensions.</exception>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 0.0001, double beta = 0.75, double k = 1)
            {
                if (input.ndim < 3)
                {
                    throw new ArgumentException($"Local response normalization takes [N, C, …], but the input is [{string.Join(", ", input.shape)}].", nameof(input));
                }

                using var scope = NewDisposeScope();
                var squares = input.square().flatten(2).unsqueeze(1);
                var padded = pad(squares, [0, 0, size / 2, (size - 1) / 2]);
                var means = avg_pool2d(padded, [size, 1], [1, 1]).reshape(input.shape);
                return (input / ((means * alpha) + k).pow(beta)).MoveToOuterDisposeScope();
            }

            /// <summary>Divides by the p-norm along dim, or by <paramref name="eps"/> where the norm is smaller.</summary>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1E-12)
            {
                using var scope = NewDisposeScope();
                var norm = linalg.vector_norm(input, p, [dim], keepdim: true);
                return (input / norm.clamp_min(eps).expand_as(input)).MoveToOuterDisposeScope();
            }
        }
    }
}
