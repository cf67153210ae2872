namespace Torchbook.Data;

/// <summary>A small picture that round, anti-aliased pen strokes are drawn into: 0 is paper, 1 is ink.</summary>
internal sealed class PixelGrid(int size)
{
    private readonly double[] ink = new double[size * size];

    public int Size => size;

    public Span<double> Ink => ink;

    public void Clear() => Array.Clear(ink);

    /// <summary>Draws a line whose pen radius changes evenly from one end to the other. Pixel (0, 0) has its center at (0.5, 0.5).</summary>
    public void Line(double x0, double y0, double radius0, double x1, double y1, double radius1)
    {
        var reach = Math.Max(radius0, radius1) + 1;
        var (left, right) = Range(Math.Min(x0, x1) - reach, Math.Max(x0, x1) + reach);
        var (top, bottom) = Range(Math.Min(y0, y1) - reach, Math.Max(y0, y1) + reach);
        var (dx, dy) = (x1 - x0, y1 - y0);
        var squared = dx * dx + dy * dy;
        for (var row = top; row < bottom; row++)
        {
            for (var column = left; column < right; column++)
            {
                var (px, py) = (column + 0.5 - x0, row + 0.5 - y0);
                var along = squared > 0 ? Math.Clamp((px * dx + py * dy) / squared, 0, 1) : 0;
                var (ex, ey) = (px - along * dx, py - along * dy);
                var distance = Math.Sqrt(ex * ex + ey * ey);
                var coverage = Math.Clamp(radius0 + along * (radius1 - radius0) - distance + 0.5, 0, 1);
                ref var pixel = ref ink[row * size + column];
                pixel = Math.Max(pixel, coverage);
            }
        }
    }

    /// <summary>Takes the ink off a straight band through (<paramref name="x"/>, <paramref name="y"/>) along a unit direction.</summary>
    public void Erase(double x, double y, double directionX, double directionY, double halfWidth)
    {
        for (var i = 0; i < ink.Length; i++)
        {
            var distance = Math.Abs((i % size + 0.5 - x) * directionY - (i / size + 0.5 - y) * directionX);
            ink[i] *= Math.Clamp(distance - halfWidth + 0.5, 0, 1);
        }
    }

    private (int First, int End) Range(double low, double high) =>
        ((int)Math.Clamp(low, 0, size), (int)Math.Clamp(high + 1, 0, size));
}
