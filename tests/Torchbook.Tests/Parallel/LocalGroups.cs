using System.Net;
using System.Net.Sockets;
using Torchbook.Parallel;

namespace Torchbook.Tests.Parallel;

/// <summary>Real process groups over real sockets, with all their ranks in this process.</summary>
internal static class LocalGroups
{
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Skips a test where the library for ranks in several processes could not be built.</summary>
    public static void Require() => Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "libtorchbook_c10d.so")), "gloo's headers are not installed (libgloo-dev)");

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static RankEnvironment Place(int rank, int size, int port) => new(rank, size, rank, "127.0.0.1", port);

    /// <summary>What each rank throws, or null.</summary>
    public static Exception?[] Run(int size, Action<ProcessGroup> body, TimeSpan? timeout = null, bool check = true)
    {
        var port = FreePort();
        return RunRanks(size, rank =>
        {
            using var group = ProcessGroup.Connect(Place(rank, size, port), timeout ?? Patience, check);
            body(group);
        });
    }

    public static Exception?[] RunRanks(int size, Action<int> body)
    {
        Require();
        var errors = new Exception?[size];
        Thread[] threads = [.. Enumerable.Range(0, size).Select(rank => new Thread(() => errors[rank] = Record.Exception(() => body(rank))))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        return errors;
    }
}
