using System;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Fills <paramref name="out"/>, resized, with 0 … n−1 in random order.</summary>
    public static Tensor randperm(long n, Tensor @out, Generator generator = null) => Hidden.randperm(n, generator, @out);

    // A tensor given a new shape and new contents, as PyTorch's functions do with "out". All return a second handle on the tensor.
    public partial class Tensor
    {
        public Tensor empty(params long[] sizes) => Hidden.empty(sizes, this);

        public Tensor zeros(params long[] sizes) => Hidden.zeros(sizes, this);

        public Tensor ones(params long[] sizes) => Hidden.ones(sizes, this);

        public Tensor full(long[] sizes, Scalar value) => Hidden.full(sizes, value, this);

        public Tensor eye(long rows, long columns) => Hidden.eye(rows, columns, this);

        public Tensor arange_out(Scalar start, Scalar stop, Scalar step) => Hidden.arange(start, stop, step, this);

        public Tensor rand_out(params long[] sizes) => Hidden.rand(sizes, this);

        public Tensor randn_out(params long[] sizes) => Hidden.randn(sizes, this);

        public Tensor randint_out(long high, long[] sizes) => Hidden.randint(high, sizes, this);

        public Tensor randperm_out(long n) => Hidden.randperm(n, null, this);

        /// <summary>Whole numbers, uniform on [from, to).</summary>
        public Tensor random_(double from, double to, Generator generator = null)
        {
            Hidden.random_(this, (long)from, (long)to, generator);
            return this;
        }
    }
}
