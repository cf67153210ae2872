using System.Runtime.InteropServices;

namespace Torchbook.Cli.Doctor;

/// <summary>Operating system, processor, memory, .NET, GPU.</summary>
public static class MachineExam
{
    public static IEnumerable<Finding> Run()
    {
        yield return Finding.Good("system", $"{SystemName()}, {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}");
        yield return Finding.Good("processor", $"{ProcessorName()}, {Environment.ProcessorCount} threads, "
            + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:F1} GB of memory");
        yield return Finding.Good(".NET", $"runtime {Environment.Version}, SDK {Processes.FirstLine(Processes.Dotnet, "--version") ?? "not found"}");
        yield return Gpu();
    }

    private static Finding Gpu()
    {
        var card = Processes.FirstLine("nvidia-smi", "--query-gpu=name,memory.total,driver_version", "--format=csv,noheader");
        return Finding.Good("GPU", card is null ? "no NVIDIA GPU; lessons run on the processor" : card);
    }

    private static string SystemName() => ValueOf("/etc/os-release", "PRETTY_NAME=")?.Trim('"') ?? RuntimeInformation.OSDescription;

    private static string ProcessorName() => ValueOf("/proc/cpuinfo", "model name\t: ") ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string? ValueOf(string file, string key) => !File.Exists(file)
        ? null
        : File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?[key.Length..].Trim();
}
