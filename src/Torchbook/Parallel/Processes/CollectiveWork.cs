namespace Torchbook.Parallel;

/// <summary>A collective in a <see cref="ProcessGroup"/>'s queue.</summary>
internal sealed class CollectiveWork(Task call) : IWork
{
    public bool IsCompleted => call.IsCompleted;

    public void Wait() => call.GetAwaiter().GetResult();
}
