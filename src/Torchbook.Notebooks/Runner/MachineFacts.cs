using System.Reflection;
using System.Runtime.InteropServices;

namespace Torchbook.Notebooks.Runner;

/// <summary>Versions and hardware, for the record of a run.</summary>
internal static class MachineFacts
{
    public static IEnumerable<KeyValuePair<string, string>> All() =>
    [
        new("torchbook", typeof(MachineFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion),
        new(".NET", Environment.Version.ToString()),
        new("system", $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}"),
        new("processor", $"{ProcessorName()}, {Environment.ProcessorCount} logical cores"),
        new("memory", $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30):0.0} GiB"),
    ];

    private static string ProcessorName()
    {
        const string info = "/proc/cpuinfo";
        var line = File.Exists(info) ? File.ReadLines(info).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
