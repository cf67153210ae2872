using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class ops
    {
        /// <summary>What the four numbers of a box are: two corners, a corner and a size, or the centre and a size.</summary>
        public enum BoxFormats
        {
            xyxy,
            xywh,
            cxcywh,
        }

        /// <summary>Boxes [N, 4] as another four numbers.</summary>
        public static Tensor box_convert(Tensor boxes, BoxFormats in_fmt, BoxFormats out_fmt)
        {
            using var scope = NewDisposeScope();
            var corners = in_fmt == BoxFormats.xyxy ? boxes : FromCorner(boxes, in_fmt == BoxFormats.cxcywh ? 0.5 : 0);
            return (out_fmt == in_fmt ? boxes.clone() : out_fmt == BoxFormats.xyxy ? corners.alias() : ToSize(corners, out_fmt == BoxFormats.cxcywh)).MoveToOuterDisposeScope();
        }

        /// <summary>[N, 4] to [N].</summary>
        public static Tensor box_area(Tensor boxes) => Compute(() => Boxes.Of(boxes).Area);

        /// <summary>Intersection over union of all with all: [N, 4] and [M, 4] to [N, M].</summary>
        public static Tensor box_iou(Tensor boxes1, Tensor boxes2) => Compute(() =>
        {
            var (a, b) = Boxes.Pairs(boxes1, boxes2);
            return Boxes.Iou(a, b, 0, out _);
        });

        /// <summary>Generalized IoU (https://arxiv.org/abs/1902.09630) of all with all.</summary>
        public static Tensor generalized_box_iou(Tensor boxes1, Tensor boxes2) => Compute(() =>
        {
            var (a, b) = Boxes.Pairs(boxes1, boxes2);
            return Boxes.Generalized(a, b, 0);
        });

        /// <summary>Distance IoU (https://arxiv.org/abs/1911.08287) of all with all.</summary>
        public static Tensor distance_box_iou(Tensor boxes1, Tensor boxes2, double eps = 1e-7) => Compute(() =>
        {
            var (a, b) = Boxes.Pairs(boxes1, boxes2);
            return Boxes.Distance(a, b, eps, Boxes.Iou(a, b, 0, out _));
        });

        /// <summary>Complete IoU (https://arxiv.org/abs/1911.08287) of all with all.</summary>
        public static Tensor complete_box_iou(Tensor boxes1, Tensor boxes2, double eps = 1e-7) => Compute(() =>
        {
            var (a, b) = Boxes.Pairs(boxes1, boxes2);
            return Boxes.Complete(a, b, eps, Boxes.Iou(a, b, 0, out _));
        });

        /// <summary>The box around each mask: [N, H, W] to [N, 4], float32.</summary>
        /// <exception cref="ArgumentException">The masks have other dimensions, or one is empty.</exception>
        public static Tensor masks_to_boxes(Tensor masks)
        {
            if (masks.ndim != 3)
            {
                throw new ArgumentException($"Masks are [N, H, W]; these are [{string.Join(", ", masks.shape)}].", nameof(masks));
            }

            return Compute(() => masks.shape[0] == 0 ? zeros(0, 4, ScalarType.Float32, masks.device) : stack(masks.unbind(0).Select(Around)));
        }

        /// <summary>Non-maximum suppression: of boxes that overlap by more than the threshold only the one with the highest score.</summary>
        /// <param name="boxes">[N, 4], corners.</param>
        /// <param name="scores">[N].</param>
        /// <returns>The positions of the boxes that stay, highest score first; int64.</returns>
        public static Tensor nms(Tensor boxes, Tensor scores, double iou_threshold = 0.5)
        {
            if (boxes.ndim != 2 || scores.ndim != 1 || boxes.shape[0] != scores.shape[0])
            {
                throw new ArgumentException($"Boxes are [N, 4] and scores [N]; these are [{string.Join(", ", boxes.shape)}] and [{string.Join(", ", scores.shape)}].", nameof(boxes));
            }

            return Compute(() =>
            {
                var (_, order) = scores.sort(descending: true, stable: true);
                var sorted = boxes.index_select(0, order);
                var count = (int)order.numel();
                var overlaps = box_iou(sorted, sorted).gt(iou_threshold).cpu().data<bool>().ToArray();
                var gone = new bool[count];
                var kept = new List<long>();
                for (var i = 0; i < count; i++)
                {
                    if (gone[i])
                    {
                        continue;
                    }

                    kept.Add(i);
                    for (var j = i + 1; j < count; j++)
                    {
                        gone[j] |= overlaps[(i * count) + j];
                    }
                }

                return order.index_select(0, tensor(kept.ToArray(), device: boxes.device));
            });
        }

        private static Tensor Around(Tensor mask)
        {
            var places = mask.nonzero();
            if (places.shape[0] == 0)
            {
                throw new ArgumentException("A mask is empty: there is no box around nothing.", nameof(mask));
            }

            var (least, most) = (places.amin(0), places.amax(0));
            return cat([least.flip(0), most.flip(0)], 0).to(ScalarType.Float32);
        }

        // x, y, width and height; x and y lie that share of the size inside.
        private static Tensor FromCorner(Tensor boxes, double inside)
        {
            var parts = boxes.unbind(-1);
            var (left, top) = inside == 0 ? (parts[0], parts[1]) : (parts[0] - (parts[2] * inside), parts[1] - (parts[3] * inside));
            return inside == 0
                ? stack([left, top, left + parts[2], top + parts[3]], -1)
                : stack([left, top, parts[0] + (parts[2] * inside), parts[1] + (parts[3] * inside)], -1);
        }

        private static Tensor ToSize(Tensor corners, bool centred)
        {
            var parts = corners.unbind(-1);
            var (width, height) = (parts[2] - parts[0], parts[3] - parts[1]);
            return centred ? stack([(parts[0] + parts[2]) / 2, (parts[1] + parts[3]) / 2, width, height], -1) : stack([parts[0], parts[1], width, height], -1);
        }

        private static Tensor Compute(Func<Tensor> result)
        {
            using var scope = NewDisposeScope();
            return result().MoveToOuterDisposeScope();
        }
    }
}
