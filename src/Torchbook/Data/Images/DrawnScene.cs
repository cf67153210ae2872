using static TorchSharp.torch;

namespace Torchbook.Data;

/// <summary>A picture for machines without one: sky, sun, hills, a tower with windows and rippled water, drawn pixel by pixel.</summary>
internal static class DrawnScene
{
    public const int Height = 427, Width = 640;

    private const double Shore = 300;

    /// <summary>Float32 <c>[3, 427, 640]</c> in the range 0 to 1, the same on every machine.</summary>
    public static Tensor Draw()
    {
        var pixels = new float[3, Height, Width];
        var grain = new Xoshiro256(7, 0);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (red, green, blue) = ColorAt(x, y);
                var noise = 0.02 * grain.NextBell();
                pixels[0, y, x] = (float)Math.Clamp(red + noise, 0, 1);
                pixels[1, y, x] = (float)Math.Clamp(green + noise, 0, 1);
                pixels[2, y, x] = (float)Math.Clamp(blue + noise, 0, 1);
            }
        }
        return from_array(pixels);
    }

    private static (double R, double G, double B) ColorAt(double x, double y)
    {
        if (Tower(x, y) is { } tower)
            return tower;
        if (y >= Shore)
            return Water(x, y);
        if (y > 250 - 60 * Wave(x / 300) - 14 * Wave(x / 47 + 0.3))
            return Mix((0.20, 0.36, 0.18), (0.33, 0.48, 0.24), Wave(x / 9 + y / 5) * Wave(y / 7 - x / 13));
        return Sky(x, y);
    }

    private static (double, double, double) Sky(double x, double y)
    {
        var (dx, dy) = (x - 520, y - 80);
        var sun = Math.Clamp((46 - Math.Sqrt(dx * dx + dy * dy)) / 4 + 0.5, 0, 1);
        return Mix(Mix((0.36, 0.58, 0.86), (0.93, 0.88, 0.78), y / Shore), (1, 0.93, 0.62), sun);
    }

    private static (double, double, double) Water(double x, double y)
    {
        var depth = (y - Shore) / (Height - Shore);
        var ripple = Wave(y / (3 + 9 * depth) + Wave(x / 90) * 0.7) * Wave(x / 35 + y / 21);
        return Mix((0.30, 0.50, 0.60), (0.72, 0.82, 0.84), ripple * (1 - 0.5 * depth));
    }

    private static (double, double, double)? Tower(double x, double y)
    {
        const double left = 150, right = 270, top = 110, foot = 330;
        var fromMiddle = Math.Abs(x - (left + right) / 2);
        // The roof: a triangle with tiles.
        if (y is > 50 and <= top && fromMiddle < (y - 50) * 1.25)
            return (int)(x / 6 + y / 4) % 2 == 0 ? (0.70, 0.26, 0.16) : (0.82, 0.40, 0.22);
        if (x is < left or > right || y is <= top or > foot)
            return null;
        var (column, row) = ((x - left) % 30, (y - top) % 44);
        var window = column is > 9 and < 21 && row is > 12 and < 34;
        var joint = row < 2 || (y - top) % 11 < 1;
        return window ? (0.12, 0.13, 0.20) : joint ? (0.52, 0.45, 0.38) : (0.80, 0.72, 0.60);
    }

    /// <summary>A smooth wave between 0 and 1 with period 1, from parabolas: a sine's last digit differs between machines.</summary>
    private static double Wave(double x)
    {
        var t = x - Math.Floor(x);
        return t < 0.5 ? 0.5 + 8 * t * (0.5 - t) : 0.5 - 8 * (t - 0.5) * (1 - t);
    }

    private static (double, double, double) Mix((double R, double G, double B) a, (double R, double G, double B) b, double t)
    {
        t = Math.Clamp(t, 0, 1);
        return (a.R + t * (b.R - a.R), a.G + t * (b.G - a.G), a.B + t * (b.B - a.B));
    }
}
