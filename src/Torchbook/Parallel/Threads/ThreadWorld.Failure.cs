namespace Torchbook.Parallel;

internal sealed partial class ThreadWorld
{
    /// <summary>The rank whose own exception came before any other failure, or null.</summary>
    public int? FirstToFail { get; private set; }

    /// <summary>Ends what all ranks wait for, now and from now on; of several causes the first counts.</summary>
    public void Fail(string cause)
    {
        lock (gate)
        {
            failure ??= cause;
            Monitor.PulseAll(gate);
        }
    }

    public void FailRank(int rank, Exception error)
    {
        lock (gate)
        {
            FirstToFail = failure is null ? rank : FirstToFail;
            Fail($"rank {rank} has failed with {error.GetType().Name}: {error.Message}");
        }
    }

    /// <summary>A rank has ended; those that wait for it need not do so any longer.</summary>
    public void Leave(int rank)
    {
        lock (gate)
        {
            left[rank] = true;
            var waiting = meetings.Values.SelectMany(m => m.Works).Concat(transfers.Select(t => t.Work)).FirstOrDefault(w => w.Missing!().Contains(rank));
            if (waiting is not null)
            {
                FailIfHopeless(waiting);
            }
        }
    }

    private void FailIfHopeless(ThreadWork work)
    {
        if (work.Missing is { } missing && missing().Where(rank => left[rank]).ToList() is { Count: > 0 } gone)
        {
            Fail($"{RankText.Of(gone)} ended without coming to the {work.Name}. All ranks must make the same calls in the same order.");
        }
    }

    private void ThrowIfFailed(ThreadWork work)
    {
        if (failure is not null)
        {
            waits[work.Rank] = null;
            throw new CommunicationException($"Rank {work.Rank} of {Size} cannot finish its {work.Name}: {failure}");
        }
    }

    /// <summary>Ranks and what they do instead: <c>rank 1 (in its receive of Float32 [4] from rank 0 with tag 7)</c>.</summary>
    private string WhereAre(IReadOnlyList<int> ranks) =>
        string.Join(" and ", ranks.Select(rank => $"rank {rank} ({(waits[rank] is { } wait ? $"in its {wait.Name}" : left[rank] ? "ended" : "busy with something else")})"));
}
