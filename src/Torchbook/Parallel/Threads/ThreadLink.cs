using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>The wire between ranks that are threads: moves and combines tensors on a thread of its own, one job after the other, while ranks compute.</summary>
internal sealed class ThreadLink : IDisposable
{
    private readonly BlockingCollection<Action> jobs = [];

    public ThreadLink() => new Thread(Work) { IsBackground = true, Name = "link between ranks" }.Start();

    public void Add(Action job) => jobs.Add(job);

    /// <summary>Takes no more jobs; those it has are finished.</summary>
    public void Dispose() => jobs.CompleteAdding();

    private void Work()
    {
        // Ranks may hand over tensors made in inference mode, and those can be written only there.
        using var mode = inference_mode();
        foreach (var job in jobs.GetConsumingEnumerable())
        {
            job();
        }
    }
}
