namespace Torchbook.Data;

/// <summary>
/// Writes characters the way a hurried hand does. The picture with a given seed and index is the same on every machine: its arithmetic is
/// sums, products, quotients and square roots, which IEEE 754 defines to the last bit.
/// </summary>
internal sealed class GlyphWriter(GlyphAlphabet alphabet, GlyphStyle style, ulong seed)
{
    /// <summary>Width and height of a picture in pixels.</summary>
    public const int Size = 28;

    private const double TextHeight = 20;
    private const int StepsPerCurve = 10;

    private readonly PixelGrid grid = new(Size);
    private readonly WarpField warp = new(Size);

    /// <summary>The class of a picture: classes take turns, so that every set is balanced.</summary>
    public int LabelOf(int index) => index % alphabet.ClassNames.Count;

    /// <summary>Draws picture <paramref name="index"/> as <see cref="Size"/>² gray levels: 0 is paper, 255 full ink.</summary>
    public void Write(int index, Span<byte> pixels)
    {
        var random = new Xoshiro256(seed, (ulong)index);
        var ways = alphabet.WaysToWrite(LabelOf(index));
        var path = ways[random.NextIndex(ways.Count)];
        grid.Clear();
        warp.Draw(ref random, style.Warp);
        WritePath(ref random, path, Placement.Draw(ref random, style, path, alphabet, TextHeight));
        if (random.NextUnit() < style.OcclusionChance)
            EraseBand(ref random);
        if (random.NextUnit() < style.StrayChance)
            WriteStray(ref random);
        Develop(ref random, pixels);
    }

    private void WritePath(ref Xoshiro256 random, StrokePath path, Placement placement)
    {
        var pen = random.NextBetween(style.ThinnestPen, style.ThickestPen);
        var pressure = random.NextBetween(-style.Pressure, style.Pressure) / path.Segments.Count;
        var radius = pen * (1 - Math.Max(0, -pressure * path.Segments.Count));
        Span<(double X, double Y)> points = stackalloc (double, double)[4];
        foreach (var segment in path.Segments)
        {
            for (var i = 0; i < segment.Points.Length; i++)
                points[i + 1] = Place(ref random, placement, segment.Points[i]);
            var next = radius - pen * pressure;
            if (!segment.StartsStroke)
                WriteSegment(points[..(segment.Points.Length + 1)], radius, next);
            radius = next;
            points[0] = points[segment.Points.Length];
        }
    }

    private (double X, double Y) Place(ref Xoshiro256 random, Placement placement, (double X, double Y) point)
    {
        var (x, y) = placement.Apply(point.X, point.Y);
        return warp.Apply(x + style.Jitter * random.NextBell(), y + style.Jitter * random.NextBell());
    }

    private void WriteSegment(ReadOnlySpan<(double X, double Y)> points, double radius0, double radius1)
    {
        var steps = points.Length == 2 ? 1 : StepsPerCurve;
        var (x, y, radius) = (points[0].X, points[0].Y, radius0);
        for (var step = 1; step <= steps; step++)
        {
            var t = (double)step / steps;
            var (nextX, nextY) = Bezier(points, t);
            var nextRadius = radius0 + t * (radius1 - radius0);
            grid.Line(x, y, radius, nextX, nextY, nextRadius);
            (x, y, radius) = (nextX, nextY, nextRadius);
        }
    }

    /// <summary>De Casteljau's construction: midpoints of midpoints.</summary>
    private static (double X, double Y) Bezier(ReadOnlySpan<(double X, double Y)> points, double t)
    {
        Span<(double X, double Y)> level = stackalloc (double, double)[4];
        points.CopyTo(level);
        for (var count = points.Length - 1; count > 0; count--)
        {
            for (var i = 0; i < count; i++)
                level[i] = (level[i].X + t * (level[i + 1].X - level[i].X), level[i].Y + t * (level[i + 1].Y - level[i].Y));
        }
        return level[0];
    }

    private void EraseBand(ref Xoshiro256 random)
    {
        var (x, y) = (random.NextBetween(7, Size - 7), random.NextBetween(7, Size - 7));
        var (directionX, directionY) = Direction(ref random);
        grid.Erase(x, y, directionX, directionY, random.NextBetween(0.75, 1.75));
    }

    private void WriteStray(ref Xoshiro256 random)
    {
        // Along an edge, where a neighbor's stroke may reach in.
        var (along, across) = (random.NextBetween(0, Size), random.NextBetween(-1, 4));
        var side = random.NextIndex(4);
        var edge = side % 2 == 0 ? across : Size - across;
        var (x, y) = side < 2 ? (along, edge) : (edge, along);
        var (directionX, directionY) = Direction(ref random);
        var length = random.NextBetween(2, 7);
        var radius = random.NextBetween(style.ThinnestPen, style.ThickestPen);
        grid.Line(x, y, radius, x + length * directionX, y + length * directionY, radius);
    }

    /// <summary>A unit vector; rejection keeps all directions equally likely without a sine.</summary>
    private static (double X, double Y) Direction(ref Xoshiro256 random)
    {
        while (true)
        {
            var (x, y) = (random.NextBetween(-1, 1), random.NextBetween(-1, 1));
            var squared = x * x + y * y;
            if (squared is > 0.01 and <= 1)
                return (x / Math.Sqrt(squared), y / Math.Sqrt(squared));
        }
    }

    private void Develop(ref Xoshiro256 random, Span<byte> pixels)
    {
        var darkness = style.Noise > 0 ? random.NextBetween(0.7, 1) : 1;
        var noise = random.NextBetween(0, style.Noise);
        var ink = grid.Ink;
        for (var i = 0; i < ink.Length; i++)
        {
            var level = darkness * ink[i] + (noise > 0 ? noise * random.NextBell() : 0);
            pixels[i] = (byte)(Math.Clamp(level, 0, 1) * 255 + 0.5);
        }
    }
}
