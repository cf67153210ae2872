using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class ops
    {
        /// <summary>Sets blocks of [N, C, H, W] to zero and scales the rest up (Ghiasi et al., https://arxiv.org/abs/1810.12890).</summary>
        /// <param name="p">The share to drop.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is no probability.</exception>
        /// <exception cref="ArgumentException">The input has other dimensions.</exception>
        public static Tensor drop_block2d(Tensor input, double p, long block_size, bool inplace = false, double eps = 1e-6, bool training = true) =>
            DropBlocks(input, 2, p, block_size, inplace, eps, training);

        /// <inheritdoc cref="drop_block2d"/>
        /// <remarks>Of [N, C, D, H, W].</remarks>
        public static Tensor drop_block3d(Tensor input, double p, long block_size, bool inplace = false, double eps = 1e-6, bool training = true) =>
            DropBlocks(input, 3, p, block_size, inplace, eps, training);

        /// <summary>Leaves out a branch: all of it (Batch), or for some rows of the batch (Row); what stays is scaled up
        /// (Huang et al., https://arxiv.org/abs/1603.09382).</summary>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is no probability.</exception>
        public static Tensor stochastic_depth(Tensor input, double p, StochasticDepth.Mode mode, bool training = true)
        {
            RequireProbability(p);
            if (!training || p == 0)
            {
                return input.alias();
            }

            return Compute(() =>
            {
                long[] shape = [.. Enumerable.Repeat(1L, (int)input.ndim)];
                if (mode == torchvision.StochasticDepth.Mode.Row)
                {
                    shape[0] = input.shape[0];
                }

                var kept = input.new_empty(shape).bernoulli_(1 - p);
                return input * (p < 1 ? kept.div_(1 - p) : kept);
            });
        }

        private static Tensor DropBlocks(Tensor input, int spatial, double p, long size, bool inplace, double eps, bool training)
        {
            RequireProbability(p);
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, "block_size");
            if (input.ndim != spatial + 2)
            {
                throw new ArgumentException($"The input has {spatial + 2} dimensions, batch and channels first; this one has {input.ndim}.", nameof(input));
            }

            if (!training || p == 0)
            {
                return input.alias();
            }

            using var scope = NewDisposeScope();
            var lengths = input.shape[2..];
            var block = Math.Min(size, lengths.Min());

            // Where blocks begin: as many as drop that share, were there no overlap.
            var begins = lengths.Select(length => length - block + 1).ToArray();
            var chance = p * lengths.Aggregate(1.0, (a, b) => a * b) / (Math.Pow(block, spatial) * begins.Aggregate(1.0, (a, b) => a * b));
            var seeds = input.new_empty([.. input.shape[..2], .. begins]).bernoulli_(Math.Min(1, chance));
            var padded = nn.functional.pad(seeds, [.. Enumerable.Repeat(block - 1, 2 * spatial)]);
            long[] kernel = [.. Enumerable.Repeat(block, spatial)];
            long[] stride = [.. Enumerable.Repeat(1L, spatial)];
            var kept = 1 - (spatial == 2 ? nn.functional.max_pool2d(padded, kernel, stride) : nn.functional.max_pool3d(padded, kernel, stride));
            var scaled = kept * (kept.numel() / (kept.sum() + eps));
            return inplace ? input.mul_(scaled) : (input * scaled).MoveToOuterDisposeScope();
        }

        private static void RequireProbability(double p)
        {
            if (p is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies between 0 and 1.");
            }
        }
    }
}
