namespace Torchbook.Charts;

/// <summary>Cuts shapes at the edges of a box, so that nothing is drawn outside the plot and no clip paths with ids are needed.</summary>
internal static class Clip
{
    /// <summary>The part of a segment inside <paramref name="box"/> (Liang and Barsky, 1984), or null.</summary>
    public static (double X1, double Y1, double X2, double Y2)? Segment(double x1, double y1, double x2, double y2, Box box)
    {
        var (enter, leave) = (0.0, 1.0);
        var (dx, dy) = (x2 - x1, y2 - y1);
        ReadOnlySpan<(double Direction, double Distance)> edges = [(-dx, x1 - box.X), (dx, box.Right - x1), (-dy, y1 - box.Y), (dy, box.Bottom - y1)];
        foreach (var (direction, distance) in edges)
        {
            if (direction == 0)
            {
                if (distance < 0)
                {
                    return null;
                }

                continue;
            }

            var t = distance / direction;
            (enter, leave) = direction < 0 ? (Math.Max(enter, t), leave) : (enter, Math.Min(leave, t));
        }

        return enter > leave ? null : (x1 + enter * dx, y1 + enter * dy, x1 + leave * dx, y1 + leave * dy);
    }

    /// <summary>A polygon cut at the four edges of <paramref name="box"/> (Sutherland and Hodgman, 1974).</summary>
    public static IReadOnlyList<(double X, double Y)> Polygon(IReadOnlyList<(double X, double Y)> points, Box box)
    {
        points = Cut(points, p => p.X - box.X);
        points = Cut(points, p => box.Right - p.X);
        points = Cut(points, p => p.Y - box.Y);
        return Cut(points, p => box.Bottom - p.Y);
    }

    /// <summary>The part of <paramref name="shape"/> inside <paramref name="box"/>, or null.</summary>
    public static Box? Rectangle(Box shape, Box box)
    {
        var (x, y) = (Math.Max(shape.X, box.X), Math.Max(shape.Y, box.Y));
        var (right, bottom) = (Math.Min(shape.Right, box.Right), Math.Min(shape.Bottom, box.Bottom));
        return right > x && bottom > y ? new(x, y, right - x, bottom - y) : null;
    }

    private static List<(double X, double Y)> Cut(IReadOnlyList<(double X, double Y)> points, Func<(double X, double Y), double> inside)
    {
        var kept = new List<(double X, double Y)>();
        for (var i = 0; i < points.Count; i++)
        {
            var (from, to) = (points[i == 0 ? points.Count - 1 : i - 1], points[i]);
            var (before, after) = (inside(from), inside(to));
            if (before < 0 != after < 0)
            {
                var t = before / (before - after);
                kept.Add((from.X + t * (to.X - from.X), from.Y + t * (to.Y - from.Y)));
            }

            if (after >= 0)
            {
                kept.Add(to);
            }
        }

        return kept;
    }
}
