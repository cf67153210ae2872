using System.Collections.Concurrent;

namespace Torchbook.Notebooks.Cells.CSharp;

/// <summary>
/// Brings continuations of a cell's awaits back to the cell's own thread, because the engine's gradient mode and dispose scopes
/// belong to a thread.
/// </summary>
internal sealed class AsyncPump(Thread cellThread) : SynchronizationContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private readonly BlockingCollection<Work> queue = [];

    public override void Post(SendOrPostCallback callback, object? state)
    {
        var work = new Work(callback, state);
        try
        {
            queue.Add(work);
            _ = RescueAsync(work);
        }
        catch (InvalidOperationException)
        {
            ThreadPool.QueueUserWorkItem(_ => work.Run());
        }
    }

    public override void Send(SendOrPostCallback callback, object? state) => callback(state);

    /// <summary>Runs continuations until <paramref name="task"/> ends.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signaled; the task is left alone.</exception>
    public void RunUntilDone(Task task, CancellationToken cancel)
    {
        task.ContinueWith(_ => queue.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        foreach (var work in queue.GetConsumingEnumerable(cancel))
        {
            work.Run();
        }
    }

    // A cell that blocks on its own async work (".Result") would wait for ever for this thread: another one helps out.
    private async Task RescueAsync(Work work)
    {
        do
        {
            await Task.Delay(Patience).ConfigureAwait(false);
            if (!work.Taken && (cellThread.ThreadState & ThreadState.WaitSleepJoin) != 0)
            {
                work.Run();
            }
        }
        while (!work.Taken);
    }

    private sealed class Work(SendOrPostCallback callback, object? state)
    {
        private int taken;

        public bool Taken => Volatile.Read(ref taken) != 0;

        public void Run()
        {
            if (Interlocked.Exchange(ref taken, 1) == 0)
            {
                callback(state);
            }
        }
    }
}
