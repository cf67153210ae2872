namespace Torchbook.Parallel;

/// <summary>Notes when works of one rank end, whether or not anybody waits for them; to about a millisecond.</summary>
internal sealed class TraceWatch(Trace trace, int rank) : IDisposable
{
    private readonly object gate = new();
    private readonly List<Watched> open = [];
    private bool running;
    private bool disposed;

    public IWork Begin(string name, Func<IWork> begin)
    {
        var start = trace.Now;
        var watched = new Watched(this, begin(), name, start);
        lock (gate)
        {
            open.Add(watched);
            if (!running && !disposed)
            {
                running = true;
                new Thread(Look) { IsBackground = true, Name = $"watch over rank {rank}" }.Start();
            }
        }

        return watched;
    }

    /// <summary>Notes what has ended; what has not, never ends in the trace.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            CloseDone();
            disposed = true;
        }
    }

    private void Look()
    {
        while (true)
        {
            lock (gate)
            {
                CloseDone();
                if (disposed || open.Count == 0)
                {
                    running = false;
                    return;
                }
            }

            Thread.Sleep(1);
        }
    }

    private void CloseDone()
    {
        foreach (var watched in open.Where(w => w.Inner.IsCompleted).ToList())
        {
            Close(watched);
        }
    }

    private void Close(Watched watched)
    {
        lock (gate)
        {
            if (open.Remove(watched))
            {
                trace.Add(new(rank, SpanKind.Communication, watched.Name, watched.Start, trace.Now));
            }
        }
    }

    private sealed class Watched(TraceWatch watch, IWork inner, string name, double start) : IWork
    {
        public IWork Inner => inner;

        public string Name => name;

        public double Start => start;

        public bool IsCompleted => inner.IsCompleted;

        public void Wait()
        {
            try
            {
                inner.Wait();
            }
            finally
            {
                watch.Close(this);
            }
        }
    }
}
