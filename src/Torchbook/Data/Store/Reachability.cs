using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Torchbook.Data;

/// <summary>
/// Whether a place answers, remembered for a few seconds. A machine without network must learn so in seconds, although an operating
/// system may wait two minutes for a packet that a firewall dropped.
/// </summary>
internal static class Reachability
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(15);

    private static readonly ConcurrentDictionary<string, (string? Reason, long At)> Known = new();

    /// <summary>Runs <paramref name="probe"/> on a place not asked lately.</summary>
    /// <returns>Why it is out of reach, or null where it answers.</returns>
    public static async Task<string?> OfAsync(string place, Func<CancellationToken, Task> probe, TimeSpan patience, CancellationToken cancellation)
    {
        // A timer of zero may still lose against an answer that is quick.
        if (patience <= TimeSpan.Zero)
            return NoAnswer(patience);
        // Asked with more patience, a place may answer.
        var key = $"{place} {patience}";
        if (Known.TryGetValue(key, out var known) && Environment.TickCount64 - known.At < Memory.TotalMilliseconds)
            return known.Reason;
        var reason = await ProbeAsync(probe, patience, cancellation);
        Known[key] = (reason, Environment.TickCount64);
        return reason;
    }

    /// <summary>The innermost reason for a failed request, which names the actual trouble (name resolution, refusal, certificate).</summary>
    public static string Cause(Exception e) => $"no connection ({e.GetBaseException().Message.TrimEnd('.')})";

    /// <summary>What is said of a place that is silent for longer than <paramref name="patience"/>.</summary>
    public static string NoAnswer(TimeSpan patience) => $"no answer within {patience.TotalSeconds:0.#} s";

    private static async Task<string?> ProbeAsync(Func<CancellationToken, Task> probe, TimeSpan patience, CancellationToken cancellation)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(patience);
        try
        {
            // WaitAsync: name resolution does not always listen to its token.
            await probe(timer.Token).WaitAsync(timer.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return NoAnswer(patience);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return Cause(e);
        }
    }
}
