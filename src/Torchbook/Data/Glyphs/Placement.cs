namespace Torchbook.Data;

/// <summary>Where a skeleton comes to lie in the picture: size, slant, rotation and shift in one affine map.</summary>
internal readonly record struct Placement(double XX, double XY, double YX, double YY, double OffsetX, double OffsetY)
{
    private const double DegreesPerRadian = 57.29577951308232;

    /// <summary>Draws the map at random as a style allows.</summary>
    public static Placement Draw(ref Xoshiro256 random, GlyphStyle style, StrokePath path, GlyphAlphabet alphabet, double textHeight)
    {
        var unit = textHeight / (alphabet.Bottom - alphabet.Top);
        var width = unit * (1 + random.NextBetween(-style.Stretch, style.Stretch));
        var height = unit * (1 + random.NextBetween(-style.Stretch, style.Stretch));
        var slant = random.NextBetween(-style.Slant, style.Slant);
        // The half-angle formulas give an exact rotation without sine and cosine.
        var half = random.NextBetween(-style.Rotation, style.Rotation) / DegreesPerRadian / 2;
        var cosine = (1 - half * half) / (1 + half * half);
        var sine = 2 * half / (1 + half * half);

        // First scale, then slant (y is down, so a lean to the right is negative), then rotate.
        var (xx, xy) = (width, -slant * height);
        var yy = height;
        var rotated = new Placement(cosine * xx, cosine * xy - sine * yy, sine * xx, sine * xy + cosine * yy, 0, 0);

        var centerX = (path.Points.Min(point => point.X) + path.Points.Max(point => point.X)) / 2;
        var centerY = (alphabet.Top + alphabet.Bottom) / 2;
        var (x, y) = rotated.Apply(centerX, centerY);
        const double middle = GlyphWriter.Size / 2.0;
        return rotated with
        {
            OffsetX = middle - x + random.NextBetween(-style.Shift, style.Shift),
            OffsetY = middle - y + random.NextBetween(-style.Shift, style.Shift),
        };
    }

    public (double X, double Y) Apply(double x, double y) => (XX * x + XY * y + OffsetX, YX * x + YY * y + OffsetY);
}
