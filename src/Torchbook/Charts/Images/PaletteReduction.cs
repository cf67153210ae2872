namespace Torchbook.Charts;

/// <summary>
/// Finds 256 colors that do for a drawing: the frequent ones as they are, with the rare mixtures along smoothed edges moved to one
/// nearby. A chart's PNG takes about a third of the bytes then.
/// </summary>
internal static class PaletteReduction
{
    private const int MostColors = 256;

    /// <summary>How far a rare color's channels may move, in steps of 0 to 255.</summary>
    private const int MostError = 14;

    /// <summary>The colors, and the index of each pixel's; null if 256 are too few, as for photographs and large heat maps.</summary>
    public static (IReadOnlyList<Rgb> Colors, byte[] Indices)? TryReduce(Picture picture)
    {
        var frequent = picture.Width * picture.Height / 4000;
        var kept = new List<Rgb>();
        var index = new Dictionary<Rgb, byte>();
        foreach (var (color, count) in Count(picture).OrderByDescending(c => c.Value).ThenBy(c => c.Key.ToString(), StringComparer.Ordinal))
        {
            var (nearest, error) = Nearest(kept, color);
            if (count >= frequent || error > MostError)
            {
                nearest = kept.Count;
                kept.Add(color);
            }

            if (kept.Count > MostColors)
            {
                return null;
            }

            index[color] = (byte)nearest;
        }

        var indices = new byte[picture.Width * picture.Height];
        for (var i = 0; i < indices.Length; i++)
        {
            indices[i] = index[At(picture, i)];
        }

        return (kept, indices);
    }

    private static Dictionary<Rgb, int> Count(Picture picture)
    {
        var counts = new Dictionary<Rgb, int>();
        for (var i = 0; i < picture.Width * picture.Height; i++)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, At(picture, i), out _)++;
        }

        return counts;
    }

    private static Rgb At(Picture picture, int pixel) => new(picture.Pixels[pixel * 3], picture.Pixels[pixel * 3 + 1], picture.Pixels[pixel * 3 + 2]);

    private static (int Index, int Error) Nearest(List<Rgb> colors, Rgb color)
    {
        var (best, smallest) = (0, int.MaxValue);
        for (var i = 0; i < colors.Count && smallest > 0; i++)
        {
            var error = Math.Max(Math.Abs(colors[i].R - color.R), Math.Max(Math.Abs(colors[i].G - color.G), Math.Abs(colors[i].B - color.B)));
            (best, smallest) = error < smallest ? (i, error) : (best, smallest);
        }

        return (best, smallest);
    }
}
