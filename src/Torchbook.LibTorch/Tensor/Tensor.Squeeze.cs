using System;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    // One method in TorchSharp, two operators in libtorch: all dimensions of size 1, or the one that is named.

    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);

    public static Tensor squeeze_(Tensor input, long? dim = null) => input.squeeze_(dim);

    public partial class Tensor
    {
        private static readonly Operator SqueezeAll = new("aten::squeeze", "", "self");
        private static readonly Operator SqueezeDim = new("aten::squeeze", "dim", "self,dim");
        private static readonly Operator SqueezeAllInPlace = new("aten::squeeze_", "", "self");
        private static readonly Operator SqueezeDimInPlace = new("aten::squeeze_", "dim", "self,dim");

        /// <summary>A view without dimensions of size 1: without all of them, or without <paramref name="dim"/> if its size is 1.</summary>
        public unsafe Tensor squeeze(long? dim = null)
        {
            var a = stackalloc[] { NativeValue.From(this), NativeValue.From(dim) };
            var result = (dim is null ? SqueezeAll : SqueezeDim).CallTensor(a);
            GC.KeepAlive(this);
            return result;
        }

        /// <inheritdoc cref="squeeze(long?)"/>
        public unsafe Tensor squeeze_(long? dim = null)
        {
            var a = stackalloc[] { NativeValue.From(this), NativeValue.From(dim) };
            (dim is null ? SqueezeAllInPlace : SqueezeDimInPlace).CallInPlace(a);
            GC.KeepAlive(this);
            return this;
        }
    }
}
