using System;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Dropout and normalization, whose operators take more than TorchSharp shows.
        public static partial class functional
        {
            private static readonly Operator Dropout = new("aten::dropout", "", "input,p,train");
            private static readonly Operator DropoutInPlace = new("aten::dropout_", "", "self,p,train");
            private static readonly Operator FeatureDropout = new("aten::feature_dropout", "", "input,p,train");
            private static readonly Operator FeatureDropoutInPlace = new("aten::feature_dropout_", "", "self,p,train");
            private static readonly Operator BatchNorm = new("aten::batch_norm", "", "input,weight,bias,running_mean,running_var,training,momentum,eps,cudnn_enabled");

            /// <summary>Zeroes elements with probability <paramref name="p"/> and scales the rest by 1/(1−p) (Srivastava et al., 2014).</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => Drop(inplace ? DropoutInPlace : Dropout, input, p, training);

            /// <summary>Zeroes whole channels of <c>[N, C, L]</c>.</summary>
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => Drop(inplace ? FeatureDropoutInPlace : FeatureDropout, input, p, training);

            /// <summary>Zeroes whole channels of <c>[N, C, H, W]</c>.</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => Drop(inplace ? FeatureDropoutInPlace : FeatureDropout, input, p, training);

            /// <summary>Zeroes whole channels of <c>[N, C, D, H, W]</c>.</summary>
            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => Drop(inplace ? FeatureDropoutInPlace : FeatureDropout, input, p, training);

            /// <summary>Batch normalization over <c>[N, C, …]</c> (Ioffe and Szegedy, 2015); in training it updates the running statistics.</summary>
            public static unsafe Tensor batch_norm(Tensor input, Tensor running_mean, Tensor running_var, Tensor weight = null, Tensor bias = null, bool training = false, double momentum = 0.1, double eps = 1E-05)
            {
                var a = stackalloc[]
                {
                    NativeValue.From(input), NativeValue.From(weight), NativeValue.From(bias), NativeValue.From(running_mean), NativeValue.From(running_var),
                    NativeValue.From(training), NativeValue.From(momentum), NativeValue.From(eps), NativeValue.From(true),
                };
                var result = BatchNorm.CallTensor(a);
                GC.KeepAlive(input);
                GC.KeepAlive(weight);
                GC.KeepAlive(bias);
                GC.KeepAlive(running_mean);
                GC.KeepAlive(running_var);
                return result;
            }

            private static unsafe Tensor Drop(Operator op, Tensor input, double p, bool training)
            {
                var a = stackalloc[] { NativeValue.From(input), NativeValue.From(p), NativeValue.From(training) };
                var result = op.CallTensor(a);
                GC.KeepAlive(input);
                return result;
            }
        }
    }
}
