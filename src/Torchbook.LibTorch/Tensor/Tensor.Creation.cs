using System;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor zeros_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) => torch.zeros_like(this, dtype, device, requires_grad);

        public Tensor ones_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) => torch.ones_like(this, dtype, device, requires_grad);

        public Tensor empty_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) => torch.empty_like(this, dtype, device, requires_grad);

        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false) => torch.full_like(this, value, dtype, device, requires_grad);

        public Tensor rand_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) => torch.rand_like(this, dtype, device, requires_grad);

        public Tensor randn_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) => torch.randn_like(this, dtype, device, requires_grad);

        /// <summary>Zeros of this tensor's element type and device, unless given.</summary>
        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
            torch.zeros(size, dtype ?? this.dtype, device ?? this.device, requires_grad);

        /// <summary>Uninitialized memory of this tensor's element type and device, unless given.</summary>
        public Tensor new_empty(long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
            torch.empty(size, dtype ?? this.dtype, device ?? this.device, requires_grad);

        /// <summary>One value everywhere, of this tensor's element type and device, unless given.</summary>
        public Tensor new_full(long[] size, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
            torch.full(size, value, dtype ?? this.dtype, device ?? this.device, requires_grad);

        private Tensor new_ones(long[] size, ScalarType? dtype, Device device, bool requires_grad) =>
            torch.ones(size, dtype ?? this.dtype, device ?? this.device, requires_grad);

        /// <summary>This tensor where <paramref name="condition"/> holds, <paramref name="y"/> elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => torch.where(condition, this, y);

        /// <summary>Turns the tensor by 90° in the plane of two dimensions, <paramref name="k"/> times.</summary>
        public unsafe Tensor rot90(long k = 1, (long, long)? dims = null)
        {
            var plane = stackalloc long[] { dims?.Item1 ?? 0, dims?.Item2 ?? 1 };
            var a = stackalloc[] { NativeValue.From(this), NativeValue.From(k), NativeValue.List(plane, 2) };
            var result = Rotate.CallTensor(a);
            GC.KeepAlive(this);
            return result;
        }

        private static readonly Operator Rotate = new("aten::rot90", "", "self,k,dims");
    }
}
