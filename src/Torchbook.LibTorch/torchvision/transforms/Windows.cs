namespace TorchSharp;

/// <summary>Random windows and corners of images.</summary>
internal static class Windows
{
    /// <summary>A window whose area is a share of the image's and whose width / height lies in a range: the last of ten tries is the
    /// largest one in the middle.</summary>
    public static (int Top, int Left, int Height, int Width) Random(int height, int width, (double Min, double Max) scale, (double Min, double Max) ratio)
    {
        for (var i = 0; i < 10; i++)
        {
            var area = height * (double)width * RandomNumber.Uniform(scale.Min, scale.Max);
            var proportion = Math.Exp(RandomNumber.Uniform(Math.Log(ratio.Min), Math.Log(ratio.Max)));
            var (w, h) = ((int)Math.Round(Math.Sqrt(area * proportion)), (int)Math.Round(Math.Sqrt(area / proportion)));
            if (w > 0 && w <= width && h > 0 && h <= height)
            {
                return (RandomNumber.Below(height - h + 1), RandomNumber.Below(width - w + 1), h, w);
            }
        }

        var own = (double)width / height;
        var (middleWidth, middleHeight) = own < ratio.Min ? (width, (int)Math.Round(width / ratio.Min)) : own > ratio.Max ? ((int)Math.Round(height * ratio.Max), height) : (width, height);
        return ((height - middleHeight) / 2, (width - middleWidth) / 2, middleHeight, middleWidth);
    }

    /// <summary>The corners of an image, and the same moved inwards.</summary>
    public static (IList<IList<int>> Starts, IList<IList<int>> Ends) Corners(int height, int width, double distortion)
    {
        int Inwards(int length) => RandomNumber.Below((int)(distortion * (length / 2)) + 1);
        return (
            [[0, 0], [width - 1, 0], [width - 1, height - 1], [0, height - 1]],
            [[Inwards(width), Inwards(height)], [width - 1 - Inwards(width), Inwards(height)], [width - 1 - Inwards(width), height - 1 - Inwards(height)], [Inwards(width), height - 1 - Inwards(height)]]);
    }
}
