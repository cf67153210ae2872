using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The sides of boxes <c>[…, 4]</c>, each <c>[…]</c>; two of them broadcast, so that the same formulas compare boxes pair by pair
/// (equal shapes) and all with all ([N, 1] and [1, M]).</summary>
internal readonly record struct Boxes(Tensor Left, Tensor Top, Tensor Right, Tensor Bottom)
{
    public Tensor Width => Right - Left;

    public Tensor Height => Bottom - Top;

    public Tensor Area => Width * Height;

    /// <exception cref="ArgumentException">The last dimension is not 4.</exception>
    public static Boxes Of(Tensor boxes)
    {
        if (boxes.ndim == 0 || boxes.shape[^1] != 4)
        {
            throw new ArgumentException($"Boxes are […, 4]: left, top, right and bottom; this is [{string.Join(", ", boxes.shape)}].", nameof(boxes));
        }

        var sides = boxes.to(Wide(boxes.dtype)).unbind(-1);
        return new Boxes(sides[0], sides[1], sides[2], sides[3]);
    }

    /// <summary>All of the first with all of the second.</summary>
    public static (Boxes, Boxes) Pairs(Tensor one, Tensor other) => (Of(one.unsqueeze(-2)), Of(other.unsqueeze(-3)));

    public static Tensor Intersection(Boxes a, Boxes b) =>
        (a.Right.minimum(b.Right) - a.Left.maximum(b.Left)).clamp(0) * (a.Bottom.minimum(b.Bottom) - a.Top.maximum(b.Top)).clamp(0);

    /// <summary>The smallest box around both.</summary>
    public static Boxes Around(Boxes a, Boxes b) => new(a.Left.minimum(b.Left), a.Top.minimum(b.Top), a.Right.maximum(b.Right), a.Bottom.maximum(b.Bottom));

    /// <summary>Intersection over union.</summary>
    public static Tensor Iou(Boxes a, Boxes b, double eps, out Tensor union)
    {
        var intersection = Intersection(a, b);
        union = a.Area + b.Area - intersection;
        return intersection / (union + eps);
    }

    /// <summary>IoU less the share of the box around both that neither fills (https://arxiv.org/abs/1902.09630).</summary>
    public static Tensor Generalized(Boxes a, Boxes b, double eps)
    {
        var iou = Iou(a, b, eps, out var union);
        var around = Around(a, b).Area;
        return iou - ((around - union) / (around + eps));
    }

    /// <summary>IoU less the squared distance of the centres over the squared diagonal around both (https://arxiv.org/abs/1911.08287).</summary>
    public static Tensor Distance(Boxes a, Boxes b, double eps, Tensor iou)
    {
        var around = Around(a, b);
        var diagonal = around.Width.pow(2) + around.Height.pow(2) + eps;
        var centres = ((a.Left + a.Right - b.Left - b.Right) / 2).pow(2) + ((a.Top + a.Bottom - b.Top - b.Bottom) / 2).pow(2);
        return iou - (centres / diagonal);
    }

    /// <summary>That, less a term for different proportions (https://arxiv.org/abs/1911.08287, section 4.3).</summary>
    public static Tensor Complete(Boxes a, Boxes b, double eps, Tensor iou)
    {
        var difference = 4 / (Math.PI * Math.PI) * ((a.Width / a.Height).atan() - (b.Width / b.Height).atan()).pow(2);
        var weight = (difference / (1 - iou + difference + eps)).detach();
        return Distance(a, b, eps, iou) - (weight * difference);
    }

    // Areas of small types would overflow, and halves lose their digits.
    private static ScalarType Wide(ScalarType type) => type switch
    {
        ScalarType.Float16 or ScalarType.BFloat16 => ScalarType.Float32,
        ScalarType.Bool or ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 => ScalarType.Int32,
        _ => type,
    };
}
