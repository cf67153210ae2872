namespace Torchbook.Benchmarks;

/// <summary>What a benchmark is compared with.</summary>
internal interface IPeer : IDisposable
{
    /// <summary>Such as <c>PyTorch 1.13.0</c>.</summary>
    string Name { get; }

    /// <summary>CPU threads that one of its operations uses.</summary>
    int Threads { get; }

    /// <summary>Does the work once more.</summary>
    /// <returns>Seconds a unit of work.</returns>
    double Run();
}
