namespace Torchbook.Charts;

/// <summary>
/// Series colors that color-blind readers can tell apart (Okabe and Ito, "Color Universal Design", 2008), in an order that keeps
/// neighbors distinct, and a darker shade of each for text.
/// </summary>
public static class Palette
{
    private static readonly Rgb[] Colors =
    [
        Rgb.Parse("#0072b2"), Rgb.Parse("#d55e00"), Rgb.Parse("#009e73"), Rgb.Parse("#cc79a7"), Rgb.Parse("#e69f00"), Rgb.Parse("#56b4e9"),
    ];

    /// <summary>How many colors there are before they repeat.</summary>
    public static int Count => Colors.Length;

    /// <summary>The color of series <paramref name="index"/>; repeats after <see cref="Count"/>.</summary>
    public static Rgb Series(int index) => Colors[index % Colors.Length];

    /// <summary>A shade of <paramref name="color"/> dark enough to read as text on white.</summary>
    public static Rgb OnLight(Rgb color) => Shade(color, new(0, 0, 0), limit => limit <= 0.16);

    /// <summary>A tint of <paramref name="color"/> light enough to read as text on a dark page.</summary>
    public static Rgb OnDark(Rgb color) => Shade(color, new(255, 255, 255), luminance => luminance >= 0.3);

    private static Rgb Shade(Rgb color, Rgb toward, Func<double, bool> readable)
    {
        var shade = color;
        for (var t = 0.05; t < 1 && !readable(shade.Luminance); t += 0.05)
        {
            shade = Rgb.Mix(color, toward, t);
        }

        return shade;
    }
}
