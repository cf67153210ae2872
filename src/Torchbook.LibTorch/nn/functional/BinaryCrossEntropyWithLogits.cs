using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator BinaryCrossEntropyWithLogits = new("aten::binary_cross_entropy_with_logits", "", "self,target,weight,pos_weight,reduction");

            /// <summary>Binary cross entropy between logits and targets in 0 to 1, of the same shape.</summary>
            public static unsafe Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor weight = null, Reduction reduction = Reduction.Mean, Tensor pos_weights = null)
            {
                if (!input.shape.AsSpan().SequenceEqual(target.shape))
                {
                    throw new ArgumentException($"The target has the shape of the input; they are [{string.Join(", ", target.shape)}] and [{string.Join(", ", input.shape)}].", nameof(target));
                }

                var a = stackalloc[]
                {
                    NativeValue.From(input), NativeValue.From(target), NativeValue.From(weight), NativeValue.From(pos_weights), NativeValue.From(reduction),
                };
                var result = BinaryCrossEntropyWithLogits.CallTensor(a);
                GC.KeepAlive(input);
                GC.KeepAlive(target);
                GC.KeepAlive(weight);
                GC.KeepAlive(pos_weights);
                return result;
            }
        }
    }
}
