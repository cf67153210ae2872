using Torchbook.LibTorch;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Activations that are made of other functions, or whose operator wants a word.
        public static partial class functional
        {
            public static Tensor gelu(Tensor x, bool inplace) => gelu(x, Modules.GELU.Approximate.none, inplace);

            public static Tensor gelu(Tensor x, GELU.Approximate approximate, bool inplace = false)
            {
                var word = approximate == Modules.GELU.Approximate.tanh ? "tanh" : "none";
                return inplace ? Hidden.gelu_(x, word) : Hidden.gelu(x, word);
            }

            /// <summary>x / (1 + |x|).</summary>
            public static Tensor softsign(Tensor x, bool inplace = false)
            {
                using var magnitude = x.abs();
                using var divisor = magnitude.add_(1);
                return inplace ? x.div_(divisor).alias() : x.div(divisor);
            }

            /// <summary>x - tanh(x).</summary>
            public static Tensor tanhshrink(Tensor x, bool inplace = false)
            {
                using var tangent = x.tanh();
                return inplace ? x.sub_(tangent).alias() : x.sub(tangent);
            }

            /// <summary>exp(-x) scaled to sum to 1 along dim.</summary>
            public static Tensor softmin(Tensor x, long dim)
            {
                using var negative = x.neg();
                return softmax(negative, dim);
            }

            /// <summary>Softmax over the channels of <c>[N, C, H, W]</c> or <c>[C, H, W]</c>.</summary>
            public static Tensor softmax2d(Tensor x) => softmax(x, -3);
        }
    }
}
