using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class ops
    {
        /// <summary>1 - generalized IoU of pairs of boxes [N, 4] (https://arxiv.org/abs/1902.09630).</summary>
        public static Tensor generalized_box_iou_loss(Tensor boxes1, Tensor boxes2, nn.Reduction reduction = nn.Reduction.None, double eps = 1e-7) =>
            Loss(boxes1, boxes2, reduction, (a, b) => Boxes.Generalized(a, b, eps));

        /// <summary>1 - distance IoU of pairs of boxes [N, 4] (https://arxiv.org/abs/1911.08287).</summary>
        public static Tensor distance_box_iou_loss(Tensor boxes1, Tensor boxes2, nn.Reduction reduction = nn.Reduction.None, double eps = 1e-7) =>
            Loss(boxes1, boxes2, reduction, (a, b) => Boxes.Distance(a, b, eps, Boxes.Iou(a, b, eps, out _)));

        /// <summary>1 - complete IoU of pairs of boxes [N, 4] (https://arxiv.org/abs/1911.08287).</summary>
        public static Tensor complete_box_iou_loss(Tensor boxes1, Tensor boxes2, nn.Reduction reduction = nn.Reduction.None, double eps = 1e-7) =>
            Loss(boxes1, boxes2, reduction, (a, b) => Boxes.Complete(a, b, eps, Boxes.Iou(a, b, eps, out _)));

        /// <summary>Cross entropy that counts what is already certain less (Lin et al., https://arxiv.org/abs/1708.02002).</summary>
        /// <param name="inputs">Logits.</param>
        /// <param name="targets">0 or 1, of the same shape.</param>
        /// <param name="alpha">The weight of the ones; negative for none.</param>
        /// <param name="gamma">How much less.</param>
        public static Tensor sigmoid_focal_loss(Tensor inputs, Tensor targets, double alpha = 0.25, double gamma = 2, nn.Reduction reduction = nn.Reduction.None) => Compute(() =>
        {
            var p = inputs.sigmoid();
            var missed = p + targets - (p * targets * 2);
            var loss = nn.functional.binary_cross_entropy_with_logits(inputs, targets, reduction: nn.Reduction.None) * missed.pow(gamma);
            return Reduce(alpha >= 0 ? loss * ((targets * alpha) + ((1 - targets) * (1 - alpha))) : loss, reduction);
        });

        /// <inheritdoc cref="sigmoid_focal_loss(Tensor, Tensor, double, double, nn.Reduction)"/>
        public static Tensor sigmoid_focal_loss(Tensor inputs, Tensor targets, float alpha = 0.25f, float gamma = 2, nn.Reduction reduction = nn.Reduction.None) =>
            sigmoid_focal_loss(inputs, targets, (double)alpha, (double)gamma, reduction);

        private static Tensor Loss(Tensor boxes1, Tensor boxes2, nn.Reduction reduction, Func<Boxes, Boxes, Tensor> likeness) => Compute(() =>
            Reduce(1 - likeness(Boxes.Of(Floating(boxes1)), Boxes.Of(Floating(boxes2))), reduction));

        private static Tensor Floating(Tensor boxes) => boxes.is_floating_point() ? boxes : boxes.to(ScalarType.Float32);

        private static Tensor Reduce(Tensor loss, nn.Reduction reduction) => reduction switch
        {
            nn.Reduction.Mean => loss.mean(),
            nn.Reduction.Sum => loss.sum(),
            _ => loss,
        };
    }
}
