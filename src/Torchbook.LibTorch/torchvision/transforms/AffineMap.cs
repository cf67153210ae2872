using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>From a pixel of the result to one of the image, both counted from the middle: x' = Xx · x + Xy · y + X0, and y' likewise.</summary>
internal readonly record struct AffineMap(double Xx, double Xy, double X0, double Yx, double Yy, double Y0)
{
    /// <summary>The inverse of: move, then rotate, shear and scale around a centre.</summary>
    public static AffineMap Inverse((double X, double Y) center, double angle, (double X, double Y) translate, double scale, (double X, double Y) shear)
    {
        if (!(scale > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale is above 0.");
        }

        var (rotation, shearX, shearY) = (double.DegreesToRadians(angle), double.DegreesToRadians(shear.X), double.DegreesToRadians(shear.Y));
        var a = Math.Cos(rotation - shearY) / Math.Cos(shearY);
        var b = (-Math.Cos(rotation - shearY) * Math.Tan(shearX) / Math.Cos(shearY)) - Math.Sin(rotation);
        var c = Math.Sin(rotation - shearY) / Math.Cos(shearY);
        var d = (-Math.Sin(rotation - shearY) * Math.Tan(shearX) / Math.Cos(shearY)) + Math.Cos(rotation);
        var (fromX, fromY) = (-center.X - translate.X, -center.Y - translate.Y);
        return new AffineMap(
            d / scale, -b / scale, (((d * fromX) - (b * fromY)) / scale) + center.X,
            -c / scale, a / scale, (((-c * fromX) + (a * fromY)) / scale) + center.Y);
    }

    /// <summary>Where each pixel of a result of that size comes from, as grid_sample takes it: [1, height, width, 2], -1 to 1 over the image.</summary>
    public Tensor Grid(Tensor image, long width, long height)
    {
        var x = GridSampling.Pixels(width, image) - (width * 0.5);
        var y = (GridSampling.Pixels(height, image) - (height * 0.5)).unsqueeze(-1);
        var (halfWidth, halfHeight) = (image.shape[^1] * 0.5, image.shape[^2] * 0.5);
        return stack([((x * Xx) + (y * Xy) + X0) / halfWidth, ((x * Yx) + (y * Yy) + Y0) / halfHeight], -1).unsqueeze(0);
    }

    /// <summary>The size that holds all corners of an image of that size.</summary>
    public (long Width, long Height) Extent(long width, long height)
    {
        var (w, h) = (width * 0.5, height * 0.5);
        var corners = new[] { (-w, -h), (-w, h), (w, h), (w, -h) };
        var map = this;
        return (Span(corners.Select(c => (map.Xx * c.Item1) + (map.Xy * c.Item2) + map.X0 + w)), Span(corners.Select(c => (map.Yx * c.Item1) + (map.Yy * c.Item2) + map.Y0 + h)));
    }

    // Whole pixels; a ten-thousandth beyond one does not count.
    private static long Span(IEnumerable<double> places)
    {
        var rounded = places.Select(place => Math.Truncate(place / 1e-4) * 1e-4).ToArray();
        return (long)(Math.Ceiling(rounded.Max() - 1e-9) - Math.Floor(rounded.Min() + 1e-9));
    }
}
