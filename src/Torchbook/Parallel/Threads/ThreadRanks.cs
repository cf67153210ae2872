using System.Runtime.ExceptionServices;

namespace Torchbook.Parallel;

/// <summary>
/// Ranks as threads of this process: the same code as between machines, in one notebook cell, on any system. Reductions run in the order
/// of ranks, whoever comes first, so that a program without chance of its own gives the same result to the last bit each time.
/// </summary>
/// <remarks>Grad mode and dispose scopes belong to a thread: begin them inside the body. The generator behind <c>torch.manual_seed</c> belongs
/// to the process, and ranks that draw from it at once draw in no fixed order: draw before, or give each rank a Generator of its own.</remarks>
public static class ThreadRanks
{
    private static readonly TimeSpan PatienceAfterInterrupt = TimeSpan.FromSeconds(5);

    /// <summary>How long an operation waits for other ranks unless told otherwise: two minutes.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Runs <paramref name="body"/> once for each rank, all at the same time, and returns when all have ended.</summary>
    /// <inheritdoc cref="Run{T}"/>
    public static void Run(int worldSize, Action<ICommunicator> body, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        Run(worldSize, communicator =>
        {
            body(communicator);
            return communicator.Rank;
        }, timeout);
    }

    /// <summary>Runs <paramref name="body"/> once for each rank, all at the same time.</summary>
    /// <param name="worldSize">How many ranks, n; at least 1.</param>
    /// <param name="body">What a rank does with its communicator. When one throws, the others' operations end with a
    /// <see cref="CommunicationException"/> that names that rank and its error.</param>
    /// <param name="timeout">How long an operation waits for the other ranks; <see cref="DefaultTimeout"/> when null.</param>
    /// <returns>The results by rank.</returns>
    /// <exception cref="CommunicationException">The ranks' calls do not fit together, or a rank did not come in time.</exception>
    /// <exception cref="Exception">What the first rank to fail has thrown, as it was.</exception>
    public static T[] Run<T>(int worldSize, Func<ICommunicator, T> body, TimeSpan? timeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(worldSize, 1);
        ArgumentNullException.ThrowIfNull(body);
        using var world = new ThreadWorld(worldSize, timeout ?? DefaultTimeout);
        var results = new T[worldSize];
        var errors = new Exception?[worldSize];
        Thread[] threads = [.. Enumerable.Range(0, worldSize).Select(rank => new Thread(() => RunRank(rank)) { IsBackground = true, Name = $"rank {rank}" })];
        Array.ForEach(threads, thread => thread.Start());
        Join(threads, world);
        if ((world.FirstToFail is { } first ? errors[first] : errors.FirstOrDefault(e => e is not null)) is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        return results;

        void RunRank(int rank)
        {
            using var communicator = new ThreadCommunicator(world, rank);
            try
            {
                results[rank] = body(communicator);
            }
            catch (Exception e)
            {
                // No exception may leave a thread: it would end the process. Run throws it.
                errors[rank] = e;
                world.FailRank(rank, e);
            }
        }
    }

    /// <summary>Waits for the ranks; an interrupt, such as a notebook's stop button, ends them first.</summary>
    private static void Join(Thread[] threads, ThreadWorld world)
    {
        try
        {
            Array.ForEach(threads, thread => thread.Join());
        }
        catch (ThreadInterruptedException)
        {
            world.Fail("the run was interrupted.");
            Array.ForEach(threads, thread => thread.Interrupt());
            foreach (var thread in threads)
            {
                thread.Join(PatienceAfterInterrupt);
            }

            throw;
        }
    }
}
