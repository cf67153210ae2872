using static TorchSharp.torch;

namespace Torchbook.Engine;

/// <summary>What this machine computes with.</summary>
public static class Hardware
{
    /// <summary>The fastest device: the first CUDA device, or the CPU.</summary>
    public static Device Best() => cuda.is_available() ? device("cuda:0") : CPU;

    /// <summary>What libtorch says of how it was built and of its threads, as <c>torch.__config__</c> in Python; empty with TorchSharp's package.</summary>
    public static string BuildOptions => TensorEngine.BuildOptions;

    /// <summary>Processor, memory, engine and devices, as they stand now.</summary>
    public static HardwareReport Describe() => new()
    {
        Processor = Machine.ProcessorName(),
        LogicalCores = Environment.ProcessorCount,
        MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        Engine = TensorEngine.Name,
        LibTorchVersion = __version__,
        Threads = get_num_threads(),
        Devices = ["cpu", .. Enumerable.Range(0, cuda.device_count()).Select(i => $"cuda:{i}{Machine.GpuModel(i)}")],
    };

    /// <summary>Notes <see cref="Describe"/> in the record of this run, so that a reader knows what its timings mean.</summary>
    public static HardwareReport Record()
    {
        var report = Describe();
        foreach (var (name, value) in report.Facts)
        {
            Display.RunFacts.Record(name, value);
        }

        return report;
    }
}
