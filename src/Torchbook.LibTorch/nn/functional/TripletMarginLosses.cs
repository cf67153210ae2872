namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>How much farther than the margin the positive lies from the anchor than the negative does, by a distance of the
            /// caller's; null stands for the Euclidean one.</summary>
            /// <param name="swap">Takes the negative's distance from the positive where that is smaller (Balntas et al., BMVC 2016).</param>
            public static Tensor triplet_margin_with_distance_loss(
                Tensor anchor, Tensor positive, Tensor negative, Func<Tensor, Tensor, Tensor> distance = null, double margin = 1, bool swap = false, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                distance ??= (a, b) => pairwise_distance(a, b);
                var (near, far) = (distance(anchor, positive), distance(anchor, negative));
                far = swap ? minimum(far, distance(positive, negative)) : far;
                return Reduce((near - far + margin).clamp_min(0), reduction).MoveToOuterDisposeScope();
            }
        }
    }
}
