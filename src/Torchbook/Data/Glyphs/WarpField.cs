namespace Torchbook.Data;

/// <summary>A smooth distortion: displacements on a coarse grid, interpolated between.</summary>
internal sealed class WarpField(int size)
{
    private const int Cells = 3;

    private readonly (double X, double Y)[] corners = new (double, double)[(Cells + 1) * (Cells + 1)];

    /// <summary>Draws new displacements with a standard deviation in pixels.</summary>
    public void Draw(ref Xoshiro256 random, double spread)
    {
        for (var i = 0; i < corners.Length; i++)
            corners[i] = (spread * random.NextBell(), spread * random.NextBell());
    }

    /// <summary>Where a point moves to.</summary>
    public (double X, double Y) Apply(double x, double y)
    {
        var (column, right) = Cell(x);
        var (row, down) = Cell(y);
        var top = Mix(corners[row * (Cells + 1) + column], corners[row * (Cells + 1) + column + 1], right);
        var bottom = Mix(corners[(row + 1) * (Cells + 1) + column], corners[(row + 1) * (Cells + 1) + column + 1], right);
        var moved = Mix(top, bottom, down);
        return (x + moved.X, y + moved.Y);
    }

    private (int Index, double Fraction) Cell(double position)
    {
        var scaled = Math.Clamp(position / size, 0, 1) * Cells;
        var index = Math.Min((int)scaled, Cells - 1);
        return (index, scaled - index);
    }

    private static (double X, double Y) Mix((double X, double Y) a, (double X, double Y) b, double t) =>
        (a.X + t * (b.X - a.X), a.Y + t * (b.Y - a.Y));
}
