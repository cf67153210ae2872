namespace Torchbook.Parallel;

/// <summary>Ranks in words.</summary>
internal static class RankText
{
    /// <summary><c>rank 2</c>, <c>ranks 0 and 3</c>, <c>ranks 0, 1 and 3</c>.</summary>
    public static string Of(IReadOnlyList<int> ranks) => ranks.Count == 1 ? $"rank {ranks[0]}" : $"ranks {string.Join(", ", ranks.SkipLast(1))} and {ranks[^1]}";
}
