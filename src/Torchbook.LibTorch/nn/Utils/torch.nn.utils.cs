using Torchbook.LibTorch;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Helpers over all parameters of a model.</summary>
        public static partial class utils
        {
            /// <summary>Scales all gradients together, in place, so that their joint norm is at most <paramref name="max_norm"/>.</summary>
            /// <returns>The joint norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                Parameter[] parameters = [.. tensors];
                using var grad = no_grad();
                var batch = new GradientBatch();
                batch.Collect(parameters, false, 0);
                try
                {
                    if (batch.Count == 0)
                    {
                        return 0;
                    }

                    var norm = JointNorm(batch.Gradients, norm_type);
                    var scale = max_norm / (norm + 1e-6);
                    if (scale < 1)
                    {
                        Foreach.Mul_(batch.Gradients, scale);
                    }

                    return norm;
                }
                finally
                {
                    batch.Release();
                    GC.KeepAlive(parameters);
                }
            }

            /// <summary>Cuts every element of the gradients to ±<paramref name="clip_value"/>, in place.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var grad = no_grad();
                foreach (var parameter in tensors)
                {
                    using var gradient = parameter.grad;
                    gradient?.clamp_(-clip_value, clip_value);
                }
            }

            /// <summary>All parameters in one vector, in order.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                var flat = tensors.Select(parameter => parameter.reshape(-1)).ToArray();
                var vector = cat(flat, 0);
                foreach (var part in flat)
                {
                    part.Dispose();
                }

                return vector;
            }

            /// <summary>Copies the elements of a vector into the parameters, in order.</summary>
            /// <exception cref="ArgumentException">The vector has another number of elements than the parameters together.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                Parameter[] parameters = [.. tensors];
                var needed = parameters.Sum(parameter => parameter.numel());
                if (vec.ndim != 1 || vec.numel() != needed)
                {
                    throw new ArgumentException($"The parameters have {needed} elements together; the vector is [{string.Join(", ", vec.shape)}].", nameof(vec));
                }

                using var grad = no_grad();
                long start = 0;
                foreach (var parameter in parameters)
                {
                    using var part = vec.narrow(0, start, parameter.numel());
                    using var shaped = part.view(parameter.shape);
                    parameter.copy_(shaped);
                    start += parameter.numel();
                }
            }

            private static double JointNorm(ReadOnlySpan<nint> gradients, double order)
            {
                var handles = Foreach.Norm(gradients, order);
                var norms = Array.ConvertAll(handles, Tensor.UnsafeCreateTensor);
                var values = Array.ConvertAll(norms, norm => norm.to(ScalarType.Float64, disposeAfter: true));
                var largest = 0.0;
                var sum = 0.0;
                foreach (var value in values)
                {
                    var norm = value.ToDouble();
                    largest = Math.Max(largest, norm);
                    sum += Math.Pow(norm, order);
                    value.Dispose();
                }

                return double.IsPositiveInfinity(order) ? largest : Math.Pow(sum, 1 / order);
            }
        }
    }
}
