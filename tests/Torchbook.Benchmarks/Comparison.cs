using TorchSharp;

namespace Torchbook.Benchmarks;

/// <summary>Runs one benchmark against its peer in turn, so that both meet the same weather on the machine.</summary>
internal static class Comparison
{
    public static Result Measure(IBenchmark benchmark, int pairs, Action<int> progress)
    {
        using var peer = benchmark.StartPeer(out var missing);
        if (peer is not null) torch.set_num_threads(peer.Threads);
        benchmark.SetUp();
        var ours = new List<double>();
        var theirs = new List<double>();
        for (var pair = 0; pair < pairs; pair++)
        {
            progress(pair);
            ours.Add(benchmark.Run());
            if (peer is not null) theirs.Add(peer.Run());
        }
        return new Result(benchmark.Id, benchmark.Unit, peer?.Name, peer is null ? missing : null, ours, theirs, torch.get_num_threads(), peer?.Threads);
    }
}
