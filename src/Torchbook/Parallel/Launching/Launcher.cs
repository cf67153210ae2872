using System.Diagnostics;
using System.Globalization;

namespace Torchbook.Parallel;

/// <summary>
/// Starts one command as n ranks on this machine, as torchrun does, and ends all of them when one fails. Each finds its place in RANK,
/// LOCAL_RANK, WORLD_SIZE, LOCAL_WORLD_SIZE, MASTER_ADDR and MASTER_PORT; <see cref="ProcessGroup.FromEnvironment"/> reads them.
/// </summary>
/// <param name="ranks">How many, n; at least 1.</param>
/// <param name="command">The program and its arguments.</param>
public sealed partial class Launcher(int ranks, IReadOnlyList<string> command)
{
    /// <summary>The exit code by which a rank tells that others were the cause: of several failures, this one is not the first.</summary>
    public const int CausedByOthers = 75;

    // When a rank dies, the others see it within milliseconds. Those that fail by themselves in this time may be the cause.
    private static readonly TimeSpan timeToFailTogether = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan timeToEndInPeace = TimeSpan.FromSeconds(3);

    private readonly Lock printing = new();

    /// <summary>The port on which rank 0 listens; a free one when null.</summary>
    public int? Port { get; init; }

    /// <summary>Called for each line that a rank prints, one at a time.</summary>
    public Action<RankLine>? Output { get; init; }

    /// <summary>Runs the ranks until all have succeeded or, after one failed, all have ended; with them ends whatever they started.</summary>
    /// <exception cref="CommunicationException">The command cannot be started, or the port is in use.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; all ranks have been ended.</exception>
    public async Task<LaunchResult> RunAsync(CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ranks, 1);
        ArgumentOutOfRangeException.ThrowIfZero(command.Count, nameof(command));
        var port = Port is { } wanted ? LaunchPort.Require(wanted) : LaunchPort.Free();
        var begin = Stopwatch.GetTimestamp();
        var started = new List<RankProcess>();
        RankProcess? failed;
        using var guardian = new Guardian();
        try
        {
            for (var rank = 0; rank < ranks; rank++)
            {
                started.Add(new(rank, StartInfo(rank, port), Print));
                guardian.Watch(started[^1].Process);
            }

            await FirstFailureOrAll(started).WaitAsync(cancel).ConfigureAwait(false);
            if (started.Exists(r => !r.Ended.IsCompleted))
            {
                await Task.WhenAny(Task.WhenAll(started.Select(r => r.Ended)), Task.Delay(timeToFailTogether, cancel)).ConfigureAwait(false);
            }

            failed = Failures(started).FirstOrDefault();
        }
        finally
        {
            await EndAsync(started).ConfigureAwait(false);
            started.ForEach(r => r.Dispose());
        }

        return new(failed?.Ended.Result.ExitCode ?? 0, failed?.Rank, failed?.LastErrors ?? "", Stopwatch.GetElapsedTime(begin));
    }

    private static async Task FirstFailureOrAll(List<RankProcess> ranks)
    {
        var running = ranks.Select(r => r.Ended).ToList();
        while (running.Count > 0)
        {
            var ended = await Task.WhenAny(running).ConfigureAwait(false);
            if (ended.Result.ExitCode != 0)
            {
                return;
            }

            running.Remove(ended);
        }
    }

    private static IEnumerable<RankProcess> Failures(List<RankProcess> ranks) => ranks
        .Where(r => r.Ended.IsCompleted && r.Ended.Result.ExitCode != 0)
        .OrderBy(r => r.Ended.Result.ExitCode == CausedByOthers)
        .ThenBy(r => r.Ended.Result.Time);

    private static async Task EndAsync(List<RankProcess> ranks)
    {
        var alive = ranks.Where(r => !r.Ended.IsCompleted).ToList();
        if (alive.Count > 0)
        {
            alive.ForEach(r => ProcessTree.AskToEnd(r.Process));
            await Task.WhenAny(Task.WhenAll(alive.Select(r => r.Ended)), Task.Delay(timeToEndInPeace)).ConfigureAwait(false);
        }

        ranks.ForEach(r => ProcessTree.End(r.Process));
        await Task.WhenAll(ranks.Select(r => r.Ended)).ConfigureAwait(false);
        await Task.WhenAll(ranks.Select(r => r.DrainAsync())).ConfigureAwait(false);
    }

    private ProcessStartInfo StartInfo(int rank, int port)
    {
        var start = ProcessTree.StartInfo(command);
        Set("RANK", rank);
        Set("LOCAL_RANK", rank);
        Set("WORLD_SIZE", ranks);
        Set("LOCAL_WORLD_SIZE", ranks);
        start.Environment["MASTER_ADDR"] = "127.0.0.1";
        Set("MASTER_PORT", port);
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OMP_NUM_THREADS")))
        {
            // Ranks share the cores; threads of all at once would fight for them.
            Set("OMP_NUM_THREADS", Math.Max(1, Environment.ProcessorCount / ranks));
        }

        return start;

        void Set(string name, int value) => start.Environment[name] = value.ToString(CultureInfo.InvariantCulture);
    }

    private void Print(RankLine line)
    {
        lock (printing)
        {
            Output?.Invoke(line);
        }
    }
}
