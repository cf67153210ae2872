using System.Collections.Concurrent;
using System.Diagnostics;

namespace Torchbook.Parallel;

/// <summary>What ranks did and when, for timelines and for measuring what happened at the same time. Safe to use from all ranks' threads at once.</summary>
public sealed partial class Trace
{
    private readonly ConcurrentQueue<Span> spans = new();
    private readonly long begin = Stopwatch.GetTimestamp();

    /// <summary>Begins an empty trace, whose clock starts now.</summary>
    public Trace()
    {
    }

    /// <summary>Makes a trace of spans that are known already, such as those of a plan.</summary>
    public Trace(IEnumerable<Span> spans) => this.spans = new(spans);

    /// <summary>What is recorded so far, by start.</summary>
    public IReadOnlyList<Span> Spans => [.. spans.OrderBy(s => s.Start).ThenBy(s => s.Rank)];

    /// <summary>Seconds since this trace began.</summary>
    public double Now => Stopwatch.GetElapsedTime(begin).TotalSeconds;

    /// <summary>A trace of those spans that <paramref name="predicate"/> chooses.</summary>
    public Trace Where(Func<Span, bool> predicate) => new(spans.Where(predicate));

    /// <summary>Records a span that is over.</summary>
    public void Add(Span span) => spans.Enqueue(span);

    /// <summary>Records a span from now until the result is disposed.</summary>
    public IDisposable Measure(int rank, SpanKind kind, string name) => new Open(this, rank, kind, name, Now);

    private sealed class Open(Trace trace, int rank, SpanKind kind, string name, double start) : IDisposable
    {
        private bool closed;

        public void Dispose()
        {
            if (!closed)
            {
                closed = true;
                trace.Add(new(rank, kind, name, start, trace.Now));
            }
        }
    }
}
