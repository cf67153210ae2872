namespace Torchbook.Parallel;

/// <summary>One rank's part in a collective or a transfer between threads.</summary>
/// <param name="world">Whose lock guards the state.</param>
/// <param name="rank">Whose part.</param>
/// <param name="name">Such as <c>all-reduce sum of Float32 [4]</c>.</param>
internal sealed class ThreadWork(ThreadWorld world, int rank, string name) : IWork
{
    public int Rank => rank;

    public string Name => name;

    /// <summary>The ranks that this work still waits for, in words; null once all have come and the link has it.</summary>
    public Func<IReadOnlyList<int>>? Missing { get; set; }

    public bool IsDone { get; set; }

    public bool IsCompleted => world.IsOver(this);

    public void Wait() => world.Wait(this);
}
