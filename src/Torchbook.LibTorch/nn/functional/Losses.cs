using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Binary cross entropy between probabilities and targets in 0 to 1, of the same shape.</summary>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor weight = null, Reduction reduction = Reduction.Mean)
            {
                RequireSameShape(input, target);
                return Hidden.binary_cross_entropy(input, target, weight, reduction);
            }

            /// <summary>max(0, -target · (x1 - x2) + margin): a target of 1 wants x1 the larger, -1 the smaller.</summary>
            public static Tensor margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean)
            {
                if (input1.ndim != input2.ndim || input1.ndim != target.ndim)
                {
                    throw new ArgumentException(
                        $"Both inputs and the target have as many dimensions; they are [{string.Join(", ", input1.shape)}], [{string.Join(", ", input2.shape)}] and [{string.Join(", ", target.shape)}].", nameof(target));
                }

                return Hidden.margin_ranking_loss(input1, input2, target, margin, reduction);
            }

            /// <summary>Binary cross entropy between logits and targets in 0 to 1, of the same shape.</summary>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor weight = null, Reduction reduction = Reduction.Mean, Tensor pos_weights = null)
            {
                RequireSameShape(input, target);
                return Hidden.binary_cross_entropy_with_logits(input, target, weight, pos_weights, reduction);
            }

            /// <summary>The negative log likelihood of a normal distribution with mean <paramref name="input"/>, summed over each sample.</summary>
            /// <param name="input">The means, <c>[N, …]</c>.</param>
            /// <param name="target">Of the same shape.</param>
            /// <param name="variance">One for each element, or one for each sample; those below <paramref name="eps"/> count as that.</param>
            /// <param name="full">Adds the constant ½ log 2π an element.</param>
            /// <exception cref="ArgumentException">The shapes differ, or a variance is negative.</exception>
            public static Tensor gaussian_nll_loss(Tensor input, Tensor target, Tensor variance, bool full = false, float eps = 1E-06f, Reduction reduction = Reduction.Mean)
            {
                RequireSameShape(input, target);
                using var scope = NewDisposeScope();
                var (means, wanted, spread) = (input.reshape(input.size(0), -1), target.reshape(target.size(0), -1), variance.reshape(input.size(0), -1));
                if (spread.size(1) != means.size(1) && spread.size(1) != 1)
                {
                    throw new ArgumentException($"The variance is one for each element or for each sample of [{string.Join(", ", input.shape)}], but has the shape [{string.Join(", ", variance.shape)}].", nameof(variance));
                }

                if (spread.lt(0).any().item<bool>())
                {
                    throw new ArgumentException("A variance is never negative.", nameof(variance));
                }

                // Without a gradient of its own, so that a variance below the floor still learns.
                spread = spread.clone();
                using (no_grad())
                {
                    spread.clamp_min_(eps);
                }

                var losses = 0.5 * (spread.log() + ((means - wanted).square() / spread)).sum([1]);
                losses = full ? losses + (0.5 * means.size(1) * Math.Log(2 * Math.PI)) : losses;
                return Reduce(losses, reduction).MoveToOuterDisposeScope();
            }

            /// <summary>Binary cross entropy of each of the classes <c>[N, C]</c>, averaged over them.</summary>
            public static Tensor multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor weight = null, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                var losses = (target * logsigmoid(input)) + ((1 - target) * logsigmoid(input.neg()));
                losses = weight is null ? losses : losses * weight;
                return Reduce(losses.neg().mean([-1]), reduction).MoveToOuterDisposeScope();
            }

            private static void RequireSameShape(Tensor input, Tensor target)
            {
                if (!input.shape.AsSpan().SequenceEqual(target.shape))
                {
                    throw new ArgumentException($"The target has the shape of the input; they are [{string.Join(", ", target.shape)}] and [{string.Join(", ", input.shape)}].", nameof(target));
                }
            }

            private static Tensor Reduce(Tensor losses, Reduction reduction) => reduction switch
            {
                Reduction.Mean => losses.mean(),
                Reduction.Sum => losses.sum(),
                _ => losses,
            };
        }
    }
}
