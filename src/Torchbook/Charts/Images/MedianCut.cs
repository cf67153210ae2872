namespace Torchbook.Charts;

/// <summary>
/// At most 256 colors for a figure that holds photographs, chosen by median cut (Heckbert, "Color image quantization for frame buffer
/// display", 1982). Paper and text keep their own colors, since each group of similar ones is shown as its commonest if that makes up
/// half of it; the rest gets the groups' means.
/// </summary>
internal static class MedianCut
{
    private const int MostColors = 256;

    /// <summary>The RGB picture with the nearest of its own 256 colors in each place.</summary>
    public static (IReadOnlyList<Rgb> Colors, byte[] Indices) Reduce(Picture picture)
    {
        var pixels = picture.Pixels;
        var counts = new Dictionary<Rgb, int>();
        for (var i = 0; i < pixels.Length; i += 3)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, At(pixels, i), out _)++;
        }

        var groups = Groups([.. counts.Select(c => (c.Key, c.Value))]);
        var index = new Dictionary<Rgb, byte>(counts.Count);
        foreach (var (number, group) in groups.Index())
        {
            foreach (var (color, _) in group)
            {
                index[color] = (byte)number;
            }
        }

        var indices = new byte[pixels.Length / 3];
        for (var i = 0; i < indices.Length; i++)
        {
            indices[i] = index[At(pixels, 3 * i)];
        }

        return ([.. groups.Select(Representative)], indices);
    }

    private static Rgb At(byte[] pixels, int place) => new(pixels[place], pixels[place + 1], pixels[place + 2]);

    /// <summary>Splits the group that spreads widest, at the median of its widest channel, until there are enough.</summary>
    private static List<ArraySegment<(Rgb Color, int Count)>> Groups((Rgb Color, int Count)[] colors)
    {
        var groups = new PriorityQueue<ArraySegment<(Rgb Color, int Count)>, double>();
        groups.Enqueue(colors, 0);
        while (groups.Count < Math.Min(MostColors, colors.Length))
        {
            var group = groups.Dequeue();
            var channel = Channels.MaxBy(c => Spread(group, c))!;
            group.AsSpan().Sort((a, b) => channel(a.Color).CompareTo(channel(b.Color)));
            var cut = Median(group);
            foreach (var half in new[] { group[..cut], group[cut..] })
            {
                groups.Enqueue(half, half.Count == 1 ? double.MaxValue : -Channels.Max(c => Spread(half, c)) * Math.Sqrt(half.Sum(c => (double)c.Count)));
            }
        }

        return [.. groups.UnorderedItems.Select(item => item.Element)];
    }

    private static readonly Func<Rgb, int>[] Channels = [c => c.R, c => c.G, c => c.B];

    private static double Spread(ArraySegment<(Rgb Color, int Count)> group, Func<Rgb, int> channel)
    {
        var (low, high) = (255, 0);
        foreach (var (color, _) in group)
        {
            (low, high) = (Math.Min(low, channel(color)), Math.Max(high, channel(color)));
        }

        return high - low;
    }

    /// <summary>Where half of the pixels lie on either side; never at an end.</summary>
    private static int Median(ArraySegment<(Rgb Color, int Count)> group)
    {
        var half = group.Sum(c => (long)c.Count) / 2;
        var cut = 0;
        for (long before = 0; cut < group.Count - 1 && before <= half; cut++)
        {
            before += group[cut].Count;
        }

        return Math.Max(1, cut);
    }

    private static Rgb Representative(ArraySegment<(Rgb Color, int Count)> group)
    {
        var total = group.Sum(c => (double)c.Count);
        var commonest = group.MaxBy(c => c.Count);
        byte Mean(Func<Rgb, int> channel) => (byte)Math.Round(group.Sum(c => (double)c.Count * channel(c.Color)) / total);
        return 2 * commonest.Count >= total ? commonest.Color : new(Mean(Channels[0]), Mean(Channels[1]), Mean(Channels[2]));
    }
}
