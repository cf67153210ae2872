using System.Diagnostics;
using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>What ranks that are threads share: who is where, what waits for whom, and the first thing that went wrong. One lock guards all of it.</summary>
internal sealed partial class ThreadWorld : IDisposable
{
    private readonly object gate = new();
    private readonly TimeSpan timeout;
    private readonly ThreadLink link = new();
    private readonly Dictionary<long, Meeting> meetings = [];
    private readonly List<Transfer> transfers = [];
    private readonly long[] calls;
    private readonly bool[] left;
    private readonly ThreadWork?[] waits;
    private string? failure;

    /// <exception cref="ArgumentOutOfRangeException">The time-out is not positive, or longer than 24 days.</exception>
    public ThreadWorld(int size, TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero || timeout.TotalMilliseconds > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A time-out is longer than zero and at most 24 days.");
        }

        this.timeout = timeout;
        (calls, left, waits) = (new long[size], new bool[size], new ThreadWork?[size]);
    }

    public int Size => calls.Length;

    /// <summary>A rank's part in its next collective: the n-th call of each rank belongs to the n-th of all others.</summary>
    public ThreadWork Join(ThreadWork work, CollectiveCall call)
    {
        lock (gate)
        {
            ThrowIfFailed(work);
            var number = calls[work.Rank]++;
            if (!meetings.TryGetValue(number, out var meeting))
            {
                meetings.Add(number, meeting = new(Size));
            }

            meeting.Join(call, work);
            if (meeting.IsComplete)
            {
                meetings.Remove(number);
                Hand(meeting.Works, meeting.Disagreement(), meeting.Execute, meeting.Release);
            }

            FailIfHopeless(work);
            return work;
        }
    }

    /// <summary>One side of a transfer; the first send of a route and tag belongs to the first receive.</summary>
    public ThreadWork Pass(ThreadWork work, Tensor tensor, int source, int destination, int tag)
    {
        lock (gate)
        {
            ThrowIfFailed(work);
            var mine = new Transfer(work, tensor, source, destination, tag);
            work.Missing = () => [mine.Peer];
            if (transfers.FirstOrDefault(mine.Matches) is { } other)
            {
                transfers.Remove(other);
                var (send, receive) = mine.IsSend ? (mine, other) : (other, mine);
                Hand([send.Work, receive.Work], send.Disagreement(receive), () => send.CopyTo(receive), () => Array.ForEach([send, receive], t => t.Release()));
            }
            else
            {
                transfers.Add(mine);
            }

            FailIfHopeless(work);
            return work;
        }
    }

    public bool IsOver(ThreadWork work)
    {
        lock (gate)
        {
            return work.IsDone || failure is not null;
        }
    }

    public void Wait(ThreadWork work)
    {
        lock (gate)
        {
            var begin = Stopwatch.GetTimestamp();
            waits[work.Rank] = work;
            while (!work.IsDone)
            {
                ThrowIfFailed(work);
                var rest = timeout - Stopwatch.GetElapsedTime(begin);
                if (work.Missing is not { } missing)
                {
                    Monitor.Wait(gate);
                }
                else if (rest <= TimeSpan.Zero)
                {
                    Fail($"{WhereAre(missing())} did not come to it within {timeout.TotalSeconds:0.###} s. All ranks must make the same calls in the same order.");
                }
                else
                {
                    Monitor.Wait(gate, rest);
                }
            }

            waits[work.Rank] = null;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            link.Dispose();
            foreach (var meeting in meetings.Values)
            {
                meeting.Release();
            }

            transfers.ForEach(transfer => transfer.Release());
        }
    }

    /// <summary>Gives work that all ranks have come to to the link, unless their calls do not fit together.</summary>
    private void Hand(IEnumerable<ThreadWork> works, string? disagreement, Action execute, Action release)
    {
        ThreadWork[] done = [.. works];
        Array.ForEach(done, work => work.Missing = null);
        if (disagreement is not null)
        {
            release();
            Fail($"the ranks' calls do not fit together: {disagreement}.");
            return;
        }

        link.Add(() =>
        {
            var error = Attempt(execute);
            release();
            lock (gate)
            {
                Array.ForEach(done, work => work.IsDone = error is null);
                if (error is not null)
                {
                    Fail($"the engine refused it: {error}");
                }

                Monitor.PulseAll(gate);
            }
        });
    }

    private static string? Attempt(Action execute)
    {
        using var scope = NewDisposeScope();
        try
        {
            execute();
            return null;
        }
        catch (Exception e)
        {
            return e.Message;
        }
    }
}
