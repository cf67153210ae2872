using Torchbook.LibTorch;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Activations whose operators name their arguments otherwise than TorchSharp's methods.
        public static partial class functional
        {
            private static readonly Operator Gelu = new("aten::gelu", "", "self,approximate");
            private static readonly Operator GeluInPlace = new("aten::gelu_", "", "self,approximate");
            private static readonly Operator Elu = new("aten::elu", "", "self,alpha");
            private static readonly Operator EluInPlace = new("aten::elu_", "", "self,alpha");
            private static readonly Operator Hardswish = new("aten::hardswish", "", "self");
            private static readonly Operator HardswishInPlace = new("aten::hardswish_", "", "self");

            public static Tensor gelu(Tensor x, bool inplace) => gelu(x, Modules.GELU.Approximate.none, inplace);

            public static Tensor gelu(Tensor x, GELU.Approximate approximate, bool inplace = false) =>
                Activate(inplace ? GeluInPlace : Gelu, x, NativeValue.Literal(approximate == Modules.GELU.Approximate.tanh ? "tanh"u8 : "none"u8));

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => Activate(inplace ? EluInPlace : Elu, x, NativeValue.From(alpha));

            public static Tensor hardswish(Tensor input, bool inplace = false) => Activate(inplace ? HardswishInPlace : Hardswish, input, default);

            private static unsafe Tensor Activate(Operator op, Tensor x, NativeValue argument)
            {
                var a = stackalloc[] { NativeValue.From(x), argument };
                var result = op.CallTensor(a);
                GC.KeepAlive(x);
                return result;
            }
        }
    }
}
