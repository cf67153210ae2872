using System.ComponentModel;
using System.Diagnostics;

namespace Torchbook.Parallel;

/// <summary>One rank that a <see cref="Launcher"/> has started.</summary>
internal sealed class RankProcess : IDisposable
{
    private const int LinesKept = 10;
    private static readonly TimeSpan patienceForOutput = TimeSpan.FromSeconds(2);

    private readonly Process process;
    private readonly Task output;
    private readonly Queue<string> lastErrors = new();

    /// <exception cref="CommunicationException">There is no such program.</exception>
    public RankProcess(int rank, ProcessStartInfo start, Action<RankLine> print)
    {
        Rank = rank;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new CommunicationException($"Rank {rank} cannot be started: {e.Message}", e);
        }

        process.StandardInput.Close();
        output = Task.WhenAll(Copy(process.StandardOutput, false), Copy(process.StandardError, true));
        Ended = WaitAsync();

        async Task Copy(StreamReader reader, bool isError)
        {
            while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                if (isError)
                {
                    Keep(line);
                }

                print(new(rank, line, isError));
            }
        }
    }

    public int Rank { get; }

    public Process Process => process;

    /// <summary>Its exit code and when it ended.</summary>
    public Task<(int ExitCode, long Time)> Ended { get; }

    /// <summary>The end of what it wrote to standard error.</summary>
    public string LastErrors
    {
        get
        {
            lock (lastErrors)
            {
                return string.Join('\n', lastErrors);
            }
        }
    }

    /// <summary>Waits until all its output has been printed; not for ever, since a process that has left its group may hold the pipe.</summary>
    public Task DrainAsync() => Task.WhenAny(output, Task.Delay(patienceForOutput));

    public void Dispose() => process.Dispose();

    private async Task<(int, long)> WaitAsync()
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        return (process.ExitCode, Stopwatch.GetTimestamp());
    }

    private void Keep(string line)
    {
        lock (lastErrors)
        {
            lastErrors.Enqueue(line);
            if (lastErrors.Count > LinesKept)
            {
                lastErrors.Dequeue();
            }
        }
    }
}
