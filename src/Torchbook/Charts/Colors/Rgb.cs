using System.Globalization;

namespace Torchbook.Charts;

/// <summary>An opaque sRGB color.</summary>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>Reads <c>#rrggbb</c>.</summary>
    /// <exception cref="FormatException"><paramref name="hex"/> is not of that form.</exception>
    public static Rgb Parse(string hex)
    {
        if (hex is not ['#', _, _, _, _, _, _] || !uint.TryParse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
        {
            throw new FormatException($"'{hex}' is not a color of the form #rrggbb.");
        }

        return new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>A color between <paramref name="a"/> (at 0) and <paramref name="b"/> (at 1).</summary>
    public static Rgb Mix(Rgb a, Rgb b, double t) => new(MixChannel(a.R, b.R, t), MixChannel(a.G, b.G, t), MixChannel(a.B, b.B, t));

    /// <summary>Relative luminance, 0 (black) to 1 (white), as WCAG 2 defines it.</summary>
    public double Luminance => 0.2126 * Linear(R) + 0.7152 * Linear(G) + 0.0722 * Linear(B);

    /// <summary>Black or white, whichever reads better on this color.</summary>
    public Rgb ReadableText => Luminance > 0.3 ? new(0x1F, 0x23, 0x28) : new(255, 255, 255);

    /// <summary><c>#rrggbb</c>, lower case.</summary>
    public override string ToString() => $"#{R:x2}{G:x2}{B:x2}";

    private static byte MixChannel(byte a, byte b, double t) => (byte)Math.Round(a + (b - a) * Math.Clamp(t, 0, 1));

    private static double Linear(byte channel)
    {
        var c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
