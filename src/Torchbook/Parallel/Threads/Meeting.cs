namespace Torchbook.Parallel;

/// <summary>One collective of all ranks: who has come, and with what.</summary>
internal sealed class Meeting(int worldSize)
{
    private readonly CollectiveCall?[] calls = new CollectiveCall?[worldSize];
    private readonly ThreadWork?[] works = new ThreadWork?[worldSize];

    public bool IsComplete => calls.All(c => c is not null);

    public IReadOnlyList<int> Missing => [.. Enumerable.Range(0, worldSize).Where(rank => calls[rank] is null)];

    public IEnumerable<ThreadWork> Works => works.OfType<ThreadWork>();

    public void Join(CollectiveCall call, ThreadWork work)
    {
        (calls[work.Rank], works[work.Rank]) = (call.Owned(), work);
        work.Missing = () => Missing;
    }

    /// <summary>Which ranks called what, where they did not all call the same; null where they did.</summary>
    public string? Disagreement()
    {
        var groups = Enumerable.Range(0, worldSize).GroupBy(rank => calls[rank]!.Signature).ToList();
        return groups.Count == 1 ? null : string.Join(", ", groups.Select(g => $"{RankText.Of([.. g])} called {g.Key}"));
    }

    public void Execute() => calls[0]!.Execute(calls!);

    public void Release() => Array.ForEach(calls, call => call?.Release());
}
