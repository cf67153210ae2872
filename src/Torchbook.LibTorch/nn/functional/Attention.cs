using System.Runtime.InteropServices;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator Attention = new("aten::scaled_dot_product_attention", "", "query,key,value,attn_mask,dropout_p,is_causal");
            // Its name in libtorch 1.13, where it also returns the weights.
            private static readonly Operator EarlyAttention = new("aten::_scaled_dot_product_attention", "", "query,key,value,attn_mask,dropout_p,is_causal");
            private static readonly Lazy<bool> HasAttention = new(() =>
            {
                try
                {
                    Attention.Resolve();
                    return true;
                }
                catch (ExternalException)
                {
                    return false;
                }
            });

            /// <summary>softmax(Q·Kᵀ / √E)·V for queries [N, …, L, E], keys [N, …, S, E] and values [N, …, S, V].</summary>
            /// <param name="attn_mask">Broadcasts to [N, …, L, S]: true where a query may look, or numbers added to the scores.</param>
            /// <param name="p">The probability of dropping a weight.</param>
            /// <param name="is_casual">Whether a query looks at no later key; without a mask only.</param>
            public static unsafe Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor attn_mask = null, double p = 0, bool is_casual = false)
            {
                var a = stackalloc[]
                {
                    NativeValue.From(query), NativeValue.From(key), NativeValue.From(value), NativeValue.From(attn_mask), NativeValue.From(p), NativeValue.From(is_casual),
                };
                Tensor result;
                if (HasAttention.Value)
                {
                    result = Attention.CallTensor(a);
                }
                else
                {
                    (result, var weights) = EarlyAttention.CallTuple2(a);
                    weights?.Dispose();
                }

                GC.KeepAlive(query);
                GC.KeepAlive(key);
                GC.KeepAlive(value);
                GC.KeepAlive(attn_mask);
                return result;
            }
        }
    }
}
