namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // The p-norm of each window: between the sum (p = 1) and the maximum (p → ∞).
        public static partial class functional
        {
            public static Tensor lp_pool1d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
            {
                using var powers = input.pow(norm_type);
                using var means = avg_pool1d(powers, kernel_size, stride, 0, ceil_mode);
                return RootOfSum(means, norm_type, kernel_size);
            }

            public static Tensor lp_pool2d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false) =>
                lp_pool2d(input, norm_type, [kernel_size, kernel_size], stride is { } step ? [step, step] : null, ceil_mode);

            public static Tensor lp_pool2d(Tensor input, double norm_type, long[] kernel_size, long[] stride = null, bool ceil_mode = false)
            {
                using var powers = input.pow(norm_type);
                using var means = avg_pool2d(powers, kernel_size, stride, [0, 0], ceil_mode);
                return RootOfSum(means, norm_type, kernel_size.Aggregate((a, b) => a * b));
            }

            // As PyTorch writes it; of a negative sum, which an odd power can have, the root is NaN unless p is 1.
            private static Tensor RootOfSum(Tensor means, double norm_type, long count)
            {
                using var scope = NewDisposeScope();
                return (means.sign() * relu(means.abs()) * count).pow(1 / norm_type).MoveToOuterDisposeScope();
            }
        }
    }
}
