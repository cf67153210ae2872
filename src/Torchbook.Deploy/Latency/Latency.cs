using System.Diagnostics;

namespace Torchbook.Deploy;

/// <summary>Measures how long calls take, several ways in turn, so that all meet the same weather on the machine.</summary>
public static class Latency
{
    // Allocators, caches and thread pools need a few calls, just-in-time compilation needs 30; where few are counted, calls are long.
    private const int LeastWarmUp = 5;
    private const int MostWarmUp = 40;

    /// <summary>Calls each contender once a round, after a warm-up that is not counted.</summary>
    /// <param name="calls">Rounds that are counted, at least 20: below that there is no 95th percentile to speak of.</param>
    /// <param name="examples">Inputs that one call answers, for the throughput.</param>
    /// <param name="contenders">Names, and what to call.</param>
    /// <exception cref="ArgumentException">There are too few calls, or none to measure.</exception>
    public static LatencyReport Measure(int calls, int examples, params IReadOnlyList<(string Name, Action Call)> contenders)
    {
        if (calls < 20 || examples < 1 || contenders.Count == 0)
        {
            throw new ArgumentException($"To measure percentiles takes at least 20 calls of at least one contender with at least 1 example, not {calls}, {contenders.Count} and {examples}.");
        }

        var times = contenders.Select(_ => new double[calls]).ToList();
        for (var round = -Math.Clamp(calls / 5, LeastWarmUp, MostWarmUp); round < calls; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                contenders[i].Call();
                var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
                if (round >= 0)
                {
                    times[i][round] = elapsed;
                }
            }
        }

        return new LatencyReport([.. contenders.Zip(times, (contender, seconds) => new LatencyResult(contender.Name, examples, [.. seconds.Order()]))]);
    }
}
