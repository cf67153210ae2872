namespace Torchbook.Benchmarks.Deploy;

/// <summary>Stands in where ONNX Runtime is not on the machine.</summary>
internal static class DeployBenchmarks
{
    public static IEnumerable<IBenchmark> All => [];
}
