using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Torchbook.Parallel;
using TorchSharp;

namespace Torchbook.Benchmarks.Parallel;

/// <summary>An all-reduce between this process and another over gloo, as users get it: with the check that the ranks' calls fit together.</summary>
internal sealed class AllReduceBenchmark : IBenchmark
{
    /// <summary>The argument by which this program knows that it is to be rank 1; the port follows.</summary>
    public const string SecondRank = "all-reduce-rank";

    private const int Repetitions = 10;
    private const int Floats = 16 * 1024 * 1024 / sizeof(float);

    private ProcessGroup group = null!;
    private torch.Tensor gradients = null!;

    public string Id => "parallel.allreduce";

    public string Description => "all-reduce of 16 MB of float32 between two processes over gloo";

    public void SetUp()
    {
        var port = FreePort();
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(AllReduceBenchmark).Assembly.Location, SecondRank, $"{port}"]));
        group = Connect(0, port);
        gradients = torch.zeros(Floats);
        for (var k = 0; k < 3; k++) Run();
    }

    public double Run()
    {
        var begin = Stopwatch.GetTimestamp();
        for (var k = 0; k < Repetitions; k++) group.AllReduce(gradients);
        return Stopwatch.GetElapsedTime(begin).TotalSeconds / Repetitions;
    }

    /// <summary>The other rank: takes part until the first one is gone.</summary>
    public static int RunSecond(string port)
    {
        using var other = Connect(1, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
        using var gradients = torch.zeros(Floats);
        try
        {
            while (true) other.AllReduce(gradients);
        }
        catch (CommunicationException)
        {
            return 0;
        }
    }

    private static ProcessGroup Connect(int rank, int port) => ProcessGroup.Connect(new(rank, 2, rank, "127.0.0.1", port));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
