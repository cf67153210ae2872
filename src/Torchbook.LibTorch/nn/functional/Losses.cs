using System;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Losses whose operators are named or ordered otherwise than TorchSharp's methods.
        public static partial class functional
        {
            private static readonly Operator CrossEntropy = new("aten::cross_entropy_loss", "", "self,target,weight,reduction,ignore_index,label_smoothing");

            /// <summary>
            /// Cross entropy between logits <c>[N, C, …]</c> and class indices <c>[N, …]</c> or probabilities <c>[N, C, …]</c>.
            /// </summary>
            public static unsafe Tensor cross_entropy(Tensor input, Tensor target, Tensor weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0)
            {
                var a = stackalloc[]
                {
                    NativeValue.From(input), NativeValue.From(target), NativeValue.From(weight),
                    NativeValue.From(reduction), NativeValue.From(ignore_index), NativeValue.From(label_smoothing),
                };
                var result = CrossEntropy.CallTensor(a);
                GC.KeepAlive(input);
                GC.KeepAlive(target);
                GC.KeepAlive(weight);
                return result;
            }
        }
    }
}
