using static TorchSharp.torch;

namespace TorchSharp;

public static class VisionExtensionMethods
{
    /// <summary>A window of the image <c>[…, H, W]</c>; what lies outside is 0.</summary>
    public static Tensor crop(this Tensor image, int top, int left, int height, int width)
    {
        using var scope = NewDisposeScope();
        var (h, w) = (image.shape[^2], image.shape[^1]);
        var (firstRow, lastRow) = (Math.Clamp(top, 0, h), Math.Clamp((long)top + height, 0, h));
        var (firstColumn, lastColumn) = (Math.Clamp(left, 0, w), Math.Clamp((long)left + width, 0, w));
        var inside = image.narrow(-2, firstRow, Math.Max(0, lastRow - firstRow)).narrow(-1, firstColumn, Math.Max(0, lastColumn - firstColumn));
        if (inside.shape[^2] == height && inside.shape[^1] == width)
        {
            return inside.MoveToOuterDisposeScope();
        }

        var padded = image.new_zeros([.. image.shape[..^2], height, width]);
        padded.narrow(-2, firstRow - top, inside.shape[^2]).narrow(-1, firstColumn - left, inside.shape[^1]).copy_(inside);
        return padded.MoveToOuterDisposeScope();
    }
}
