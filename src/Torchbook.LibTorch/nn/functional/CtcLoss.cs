using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Connectionist temporal classification (Graves et al., ICML 2006).</summary>
            /// <param name="log_probs"><c>[T, N, C]</c> or <c>[T, C]</c>, log-probabilities over classes.</param>
            /// <param name="targets"><c>[N, S]</c>, or all targets one after the other.</param>
            /// <param name="blank">The class that stands for no label.</param>
            /// <param name="zero_infinity">Counts targets too long for their input as 0 instead of infinity.</param>
            /// <exception cref="ArgumentException">A target is no class, or a length is negative; libtorch itself would write outside the tensors.</exception>
            public static Tensor ctc_loss(
                Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, long blank = 0, bool zero_infinity = false, Reduction reduction = Reduction.Mean)
            {
                RequireLengths(input_lengths, nameof(input_lengths));
                RequireLengths(target_lengths, nameof(target_lengths));
                RequireClasses(targets, target_lengths, log_probs.size(-1));
                return Hidden.ctc_loss(log_probs, targets, input_lengths, target_lengths, blank, reduction, zero_infinity);
            }

            private static void RequireLengths(Tensor lengths, string name)
            {
                using var scope = NewDisposeScope();
                if (lengths.lt(0).any().item<bool>())
                {
                    throw new ArgumentException("A length is never negative.", name);
                }
            }

            // Targets [N, S] are padded: what lies behind a target's length may be any number.
            private static void RequireClasses(Tensor targets, Tensor lengths, long classes)
            {
                using var scope = NewDisposeScope();
                var wrong = targets.lt(0) | targets.ge(classes);
                if (targets.ndim == 2 && lengths.numel() == targets.size(0))
                {
                    wrong &= arange(targets.size(1), device: targets.device).lt(lengths.to(targets.device).reshape(-1, 1));
                }

                if (wrong.any().item<bool>())
                {
                    throw new ArgumentException($"A target is not one of the {classes} classes 0 to {classes - 1}.", nameof(targets));
                }
            }
        }
    }
}
