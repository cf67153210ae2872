using System;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator StdDim = new("aten::std", "dim", "self,dim,unbiased,keepdim");
        private static readonly Operator VarDim = new("aten::var", "dim", "self,dim,unbiased,keepdim");
        private static readonly Operator VarMeanDim = new("aten::var_mean", "dim", "self,dim,unbiased,keepdim");
        private static readonly Operator StdMeanDim = new("aten::std_mean", "dim", "self,dim,unbiased,keepdim");

        private static readonly Operator CountNonzero = new("aten::count_nonzero", "dim_IntList", "self,dim");

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1], keepdim, type);

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1, dim2], keepdim, type);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim], unbiased, keepdim, type);

        /// <summary>Standard deviation over some dimensions; divides by n−1 when <paramref name="unbiased"/>.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Spread(StdDim, dimensions, unbiased, keepdim, type);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim], unbiased, keepdim, type);

        /// <summary>Variance over some dimensions; divides by n−1 when <paramref name="unbiased"/>.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Spread(VarDim, dimensions, unbiased, keepdim, type);

        public (Tensor std, Tensor mean) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std_mean([dim], unbiased, keepdim, type);

        public (Tensor var, Tensor mean) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var_mean([dim], unbiased, keepdim, type);

        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => SpreadAndMean(StdMeanDim, dimensions, unbiased, keepdim, type);

        public (Tensor std, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => SpreadAndMean(VarMeanDim, dimensions, unbiased, keepdim, type);

        /// <summary>How many elements are not zero, in all or along some dimensions.</summary>
        public unsafe Tensor count_nonzero(long[] dims = null)
        {
            var counted = dims ?? Everything();
            fixed (long* d = counted)
            {
                var a = stackalloc[] { NativeValue.From(this), NativeValue.List(d, counted.Length) };
                var result = CountNonzero.CallTensor(a);
                GC.KeepAlive(this);
                return result;
            }
        }

        private long[] Everything()
        {
            var dims = new long[Dimensions];
            for (var k = 0; k < dims.Length; k++) dims[k] = k;
            return dims;
        }

        private unsafe Tensor Spread(Operator op, long[] dimensions, bool unbiased, bool keepdim, ScalarType? type)
        {
            var source = type is null ? this : to(type.Value);
            fixed (long* dims = dimensions)
            {
                var a = stackalloc[] { NativeValue.From(source), NativeValue.List(dims, dimensions.Length), NativeValue.From(unbiased), NativeValue.From(keepdim) };
                var result = op.CallTensor(a);
                GC.KeepAlive(source);
                return result;
            }
        }

        private unsafe (Tensor, Tensor) SpreadAndMean(Operator op, long[] dimensions, bool unbiased, bool keepdim, ScalarType? type)
        {
            var source = type is null ? this : to(type.Value);
            fixed (long* dims = dimensions)
            {
                var a = stackalloc[] { NativeValue.From(source), NativeValue.List(dims, dimensions.Length), NativeValue.From(unbiased), NativeValue.From(keepdim) };
                var result = op.CallTuple2(a);
                GC.KeepAlive(source);
                return result;
            }
        }
    }
}
