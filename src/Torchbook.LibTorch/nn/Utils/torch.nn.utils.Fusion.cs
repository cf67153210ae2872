using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>The convolution that a convolution and the batch normalization after it, in evaluation, are together.</summary>
            /// <param name="conv_b">Null for none.</param>
            /// <param name="bn_w">γ; null for ones.</param>
            /// <param name="bn_b">β; null for zeros.</param>
            /// <param name="transpose">Whether the convolution is a transposed one, whose weight is [in, out, …].</param>
            public static (Parameter weight, Parameter bias) fuse_conv_bn_weights(
                Tensor conv_w, Tensor conv_b, Tensor bn_rm, Tensor bn_rv, double bn_eps, Tensor bn_w, Tensor bn_b, bool transpose = false)
            {
                var shape = new long[conv_w.ndim];
                Array.Fill(shape, 1);
                shape[transpose ? 1 : 0] = -1;
                return Fuse(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, shape);
            }

            /// <summary>The linear layer that a linear layer and the batch normalization after it, in evaluation, are together.</summary>
            public static (Parameter weight, Parameter bias) fuse_linear_bn_weights(
                Tensor linear_w, Tensor linear_b, Tensor bn_rm, Tensor bn_rv, double bn_eps, Tensor bn_w, Tensor bn_b) =>
                Fuse(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, [-1, 1]);

            /// <summary>A new linear layer that gives what the two give in evaluation.</summary>
            /// <exception cref="InvalidOperationException">One of them is in training, or the normalization keeps no running statistics.</exception>
            public static Linear fuse_linear_bn_eval(Linear linear, BatchNorm bn)
            {
                if (linear.training || bn.training || bn.running_mean is null || bn.running_var is null)
                {
                    throw new InvalidOperationException("Fusion is for evaluation: call eval() on both, and keep running statistics in the normalization.");
                }

                var (weight, bias) = fuse_linear_bn_weights(linear.weight, linear.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias);
                var fused = Linear(weight, bias);
                fused.eval();
                return fused;
            }

            private static (Parameter weight, Parameter bias) Fuse(Tensor weight, Tensor bias, Tensor mean, Tensor variance, double eps, Tensor gamma, Tensor beta, long[] shape)
            {
                using var grad = no_grad();
                using var scope = NewDisposeScope();
                var scale = (variance + eps).rsqrt();
                scale = gamma is null ? scale : scale * gamma;
                var shift = (bias is null ? -mean : bias - mean) * scale;
                var fusedWeight = new Parameter(weight * scale.reshape(shape), weight.requires_grad);
                var fusedBias = new Parameter(beta is null ? shift : shift + beta, bias?.requires_grad ?? weight.requires_grad);
                fusedWeight.MoveToOuterDisposeScope();
                fusedBias.MoveToOuterDisposeScope();
                return (fusedWeight, fusedBias);
            }
        }
    }
}
