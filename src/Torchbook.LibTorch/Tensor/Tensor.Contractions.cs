using System;
using System.Linq;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Distances between all rows of <paramref name="x1"/> [..., P, M] and <paramref name="x2"/> [..., R, M] in the p-norm: [..., P, R].</summary>
    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) =>
        Hidden.cdist(x1, x2, p, compute_mode == compute_mode.use_mm_for_euclid_dist_if_necessary ? null : (long)compute_mode);

    public partial class Tensor
    {
        /// <summary>Sums products over the last <paramref name="dims"/> dimensions of this tensor and the first of <paramref name="b"/>.</summary>
        public Tensor tensordot(Tensor b, long dims = 2)
        {
            if (dims < 0 || dims > Math.Min(ndim, b.ndim)) throw new ArgumentOutOfRangeException(nameof(dims), dims, $"The tensors have {ndim} and {b.ndim} dimensions.");
            var own = Enumerable.Range(0, (int)dims).Select(k => ndim - dims + k).ToArray();
            return tensordot(b, own, own.Select(d => d - (ndim - dims)).ToArray());
        }

        /// <summary>Sums products over the given dimensions, paired in order.</summary>
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => Hidden.tensordot(this, b, dims1, dims2);

        /// <summary>Sums products over pairs of dimensions: one of this tensor, one of <paramref name="b"/>.</summary>
        public Tensor tensordot(Tensor b, (long, long)[] dims) => tensordot(b, Array.ConvertAll(dims, d => d.Item1), Array.ConvertAll(dims, d => d.Item2));

        /// <summary>The cross product with a vector of three equal numbers.</summary>
        public Tensor cross(Scalar other, long dim)
        {
            using var vector = torch.full_like(this, other);
            return linalg.cross(this, vector, dim);
        }

        public Tensor pinverse(double rcond = 1e-15, bool hermitian = false) => Hidden.linalg_pinv(this, rcond, hermitian);

        /// <summary>Where both are equal, element by element.</summary>
        public Tensor equal(Tensor target) => eq(target);

        /// <summary>The angle of the point with this y and that <paramref name="other"/> x, as <c>atan2</c>.</summary>
        public Tensor arctan(Tensor other) => atan2(other);

        public Tensor arctan_(Tensor other) => atan2_(other);

        public Tensor gelu(Modules.GELU.Approximate approximate) => Hidden.gelu(this, approximate.ToString());

        public Tensor gelu_(Modules.GELU.Approximate approximate)
        {
            Hidden.gelu_(this, approximate.ToString());
            return this;
        }
    }
}
