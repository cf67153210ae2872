namespace Torchbook.Charts;

/// <summary>
/// A drawing as one byte a pixel and a palette: a chart has few colors beside the soft edges of its shapes, and takes a third of the
/// room this way.
/// </summary>
/// <param name="Pixels">Row by row, an index into the palette each.</param>
/// <param name="Palette">Red, green and blue of each color, at most 256.</param>
internal sealed record IndexedPicture(byte[] Pixels, byte[] Palette)
{
    private const int MaxColors = 256;

    // Edge pixels may take the nearest of the common colors; where more than these would change, it is a photograph.
    private const double MaxShareChanged = 0.02;

    /// <summary>The picture in at most 256 colors, or null if it needs more.</summary>
    public static IndexedPicture? TryFrom(Picture picture)
    {
        if (picture.Channels != 3)
        {
            return null;
        }

        var counts = new Dictionary<int, int>();
        for (var i = 0; i < picture.Pixels.Length; i += 3)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, Color(picture.Pixels, i), out _)++;
        }

        var common = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MaxColors).ToList();
        var count = picture.Width * picture.Height;
        if (count - common.Sum(pair => pair.Value) > count * MaxShareChanged)
        {
            return null;
        }

        int[] palette = [.. common.Select(pair => pair.Key)];
        var index = counts.Keys.ToDictionary(color => color, color => Nearest(palette, color));
        var pixels = new byte[count];
        for (var i = 0; i < count; i++)
        {
            pixels[i] = index[Color(picture.Pixels, i * 3)];
        }

        return new(pixels, [.. palette.SelectMany(c => new[] { (byte)(c >> 16), (byte)(c >> 8), (byte)c })]);
    }

    private static int Color(byte[] pixels, int at) => pixels[at] << 16 | pixels[at + 1] << 8 | pixels[at + 2];

    private static byte Nearest(int[] palette, int color)
    {
        var best = 0;
        for (var k = 1; k < palette.Length && Distance(palette[best], color) > 0; k++)
        {
            if (Distance(palette[k], color) < Distance(palette[best], color))
            {
                best = k;
            }
        }

        return (byte)best;
    }

    private static int Distance(int a, int b)
    {
        var (red, green, blue) = ((a >> 16) - (b >> 16), (a >> 8 & 255) - (b >> 8 & 255), (a & 255) - (b & 255));
        return red * red + green * green + blue * blue;
    }
}
