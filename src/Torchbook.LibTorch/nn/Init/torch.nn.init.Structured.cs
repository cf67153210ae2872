namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>A convolution's weight [out, in, …] that passes as many channels as it can through unchanged.</summary>
            /// <exception cref="ArgumentException">The tensor has not three, four or five dimensions.</exception>
            public static Tensor dirac_(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length is < 3 or > 5)
                {
                    throw new ArgumentException($"dirac_ fills a weight [out, in, …] with one to three spatial dimensions; this tensor is [{string.Join(", ", shape)}].", nameof(tensor));
                }

                return Fill(tensor, t =>
                {
                    t.zero_();
                    for (long channel = 0; channel < Math.Min(shape[0], shape[1]); channel++)
                    {
                        using var scope = NewDisposeScope();
                        var center = t.select(0, channel).select(0, channel);
                        for (var dimension = 2; dimension < shape.Length; dimension++)
                        {
                            center = center.select(0, shape[dimension] / 2);
                        }

                        center.fill_(1);
                    }

                    return t;
                });
            }

            /// <summary>Rows, or columns if there are more rows, that are orthogonal with norm <paramref name="gain"/>; dimensions after
            /// the first count as one (Saxe et al., https://arxiv.org/abs/1312.6120).</summary>
            /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.ndim < 2)
                {
                    throw new ArgumentException($"orthogonal_ fills a tensor with at least two dimensions; this one is [{string.Join(", ", tensor.shape)}].", nameof(tensor));
                }

                if (tensor.numel() == 0)
                {
                    return tensor;
                }

                return Fill(tensor, t =>
                {
                    using var scope = NewDisposeScope();
                    var rows = t.size(0);
                    var columns = t.numel() / rows;
                    var random = empty([rows, columns], t.dtype, t.device).normal_();
                    var wide = rows < columns;
                    var (q, r) = linalg.qr(wide ? random.t() : random);
                    // Signs such that the matrices are uniformly distributed (Mezzadri, https://arxiv.org/abs/math-ph/0609050).
                    q = q * r.diag().sign();
                    t.copy_((wide ? q.t() : q).reshape(t.shape));
                    return t.mul_(gain);
                });
            }

            /// <summary>Normal, with the share <paramref name="sparsity"/> of every column zero (Martens, ICML 2010).</summary>
            /// <exception cref="ArgumentException">The tensor is no matrix.</exception>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                if (tensor.ndim != 2)
                {
                    throw new ArgumentException($"sparse_ fills a matrix; this tensor is [{string.Join(", ", tensor.shape)}].", nameof(tensor));
                }

                return Fill(tensor, t =>
                {
                    var (rows, columns) = (t.size(0), t.size(1));
                    var zeros = (long)Math.Ceiling(sparsity * rows);
                    t.normal_(0, std);
                    for (long column = 0; column < columns; column++)
                    {
                        using var scope = NewDisposeScope();
                        var order = randperm(rows, device: t.device);
                        t.select(1, column).index_fill_(0, order.narrow(0, 0, zeros), 0);
                    }

                    return t;
                });
            }
        }
    }
}
