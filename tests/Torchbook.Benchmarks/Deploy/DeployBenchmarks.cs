namespace Torchbook.Benchmarks.Deploy;

/// <summary>What needs ONNX Runtime.</summary>
internal static class DeployBenchmarks
{
    public static IEnumerable<IBenchmark> All => [new LatencyBenchmark()];
}
