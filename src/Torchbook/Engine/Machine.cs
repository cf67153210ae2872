using System.Runtime.InteropServices;

namespace Torchbook.Engine;

/// <summary>Names of the hardware, from files that Linux keeps; elsewhere the architecture must do.</summary>
internal static class Machine
{
    private const string ProcessorFile = "/proc/cpuinfo";
    private const string GpuFolder = "/proc/driver/nvidia/gpus";

    public static string ProcessorName() => Field([ProcessorFile], "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>The model in parentheses after a space, or nothing where the driver does not tell.</summary>
    public static string GpuModel(int index)
    {
        // CUDA may number devices otherwise than the bus does; with equal models that makes no difference.
        if (!Directory.Exists(GpuFolder))
        {
            return "";
        }

        var folders = Directory.GetDirectories(GpuFolder).Order(StringComparer.Ordinal).ToList();
        return index < folders.Count && Field([Path.Combine(folders[index], "information")], "Model") is { } model ? $" ({model})" : "";
    }

    private static string? Field(IEnumerable<string> files, string name) => files.Where(File.Exists)
        .SelectMany(File.ReadLines)
        .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(':'))
        .Select(line => line[(line.IndexOf(':') + 1)..].Trim())
        .FirstOrDefault();
}
