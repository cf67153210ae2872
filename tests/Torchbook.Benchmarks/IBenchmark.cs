namespace Torchbook.Benchmarks;

/// <summary>One piece of work, done by us and by a peer.</summary>
internal interface IBenchmark
{
    /// <summary>Such as <c>engine.add</c>; the script of a peer in Python is <c>Peers/ID.py</c>.</summary>
    string Id { get; }

    /// <summary>What is measured, with sizes.</summary>
    string Description { get; }

    /// <summary>What <see cref="Run"/> and the peer return: seconds, or <c>MB</c>.</summary>
    string Unit => "s";

    /// <summary>Builds what the work needs and runs it until it is warm. Called once, with the peer's thread count set.</summary>
    void SetUp();

    /// <summary>Does the work once more.</summary>
    /// <returns>Seconds a unit of work, or what <see cref="Unit"/> says.</returns>
    double Run();

    /// <summary>Starts the peer; null with the reason where there is none on this machine.</summary>
    IPeer? StartPeer(out string missing) => PythonPeer.Start(Id, out missing);
}
