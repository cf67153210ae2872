namespace Torchbook.Charts;

/// <summary>Leaves out points of long curves that no screen can show, keeping every peak.</summary>
internal static class Thinning
{
    private const int Buckets = 600;

    /// <summary>Indices of the points to draw: all of a short series, else the lowest, highest and any gap of each stretch.</summary>
    public static IReadOnlyList<int> Thin(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (y.Count <= Buckets * 2 || x.Zip(x.Skip(1)).Any(pair => !(pair.First <= pair.Second)))
        {
            return [.. Enumerable.Range(0, y.Count)];
        }

        var kept = new SortedSet<int> { 0, y.Count - 1 };
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            var (from, to) = ((int)((long)y.Count * bucket / Buckets), (int)((long)y.Count * (bucket + 1) / Buckets));
            var (lowest, highest, gap) = (-1, -1, -1);
            for (var i = from; i < to; i++)
            {
                if (!double.IsFinite(y[i]))
                {
                    gap = i;
                    continue;
                }

                lowest = lowest < 0 || y[i] < y[lowest] ? i : lowest;
                highest = highest < 0 || y[i] > y[highest] ? i : highest;
            }

            kept.UnionWith(new[] { lowest, highest, gap }.Where(i => i >= 0));
        }

        return [.. kept];
    }
}
