namespace Torchbook.Parallel;

/// <summary>Whether something can be cut into equal parts, and what could be instead.</summary>
internal static class SplitCheck
{
    /// <exception cref="ArgumentException"><paramref name="size"/> is no multiple of <paramref name="worldSize"/>; names both and what would work.</exception>
    public static void RequireDivides(long size, int worldSize, string what)
    {
        if (size % worldSize == 0)
        {
            return;
        }

        var fewer = Enumerable.Range(1, worldSize).Last(n => size % n == 0);
        var more = Enumerable.Range(worldSize, (int)Math.Max(1, size - worldSize + 1)).FirstOrDefault(n => size % n == 0);
        var ranks = more == 0 ? $"{fewer}" : $"{fewer} or {more}";
        var below = size / worldSize * worldSize;
        var sizes = below == 0 ? $"{worldSize}" : $"{below} or {below + worldSize}";
        throw new ArgumentException($"{size} {what} cannot be split evenly over {worldSize} ranks. Nearest that work: {ranks} {(ranks == "1" ? "rank" : "ranks")}, or {sizes} {what}.");
    }
}
