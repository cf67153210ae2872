namespace TorchSharp.Modules;

/// <summary>Sizes as layers take them: one number for all dimensions, a tuple, or an array.</summary>
internal static class Sizes
{
    public static long[] Of((long, long) sizes) => [sizes.Item1, sizes.Item2];

    public static long[]? Of((long, long)? sizes) => sizes is { } given ? Of(given) : null;

    public static long[] Of((long, long, long) sizes) => [sizes.Item1, sizes.Item2, sizes.Item3];

    public static long[]? Of((long, long, long)? sizes) => sizes is { } given ? Of(given) : null;

    /// <summary>The same size in each of so many dimensions.</summary>
    public static long[] Repeat(long size, int dimensions)
    {
        var sizes = new long[dimensions];
        Array.Fill(sizes, size);
        return sizes;
    }

    public static long[]? Repeat(long? size, int dimensions) => size is { } given ? Repeat(given, dimensions) : null;

    public static void RequirePositive(string name, long size)
    {
        if (size < 1)
        {
            throw new ArgumentOutOfRangeException(name, size, $"{name} counts features or channels; it is at least 1.");
        }
    }
}
