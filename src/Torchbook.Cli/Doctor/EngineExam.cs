using System.Text.RegularExpressions;
using Torchbook.Engine;

namespace Torchbook.Cli.Doctor;

/// <summary>libtorch, the compiler for the bridge to it, and the matrix library below it.</summary>
public static partial class EngineExam
{
    private const string Setup = "./torchbook setup installs it.";

    public static IEnumerable<Finding> Run()
    {
        if (!OperatingSystem.IsLinux())
        {
            yield return Engine();
            yield break;
        }

        var libtorch = Libtorch();
        yield return libtorch;
        yield return Bridge();
        if (libtorch.Health == Health.Good)
        {
            yield return Blas();
            var engine = Engine();
            yield return engine;
            foreach (var finding in engine.Health == Health.Good ? Build() : [])
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Build()
    {
        var build = new LibtorchBuild(Hardware.BuildOptions);
        yield return Finding.Good("  build", build.Summary);
        var hasGpu = Processes.FirstLine("nvidia-smi", "--query-gpu=name", "--format=csv,noheader") is not null;
        foreach (var (problem, remedy) in build.Problems(hasGpu, seesGpu: Hardware.Describe().Devices.Count > 1))
        {
            yield return new Finding("  build", Health.Limited, problem, remedy);
        }
    }

    private static Finding Libtorch()
    {
        var (include, place) = Folder() is { } folder
            ? (Path.Combine(folder, "include"), folder)
            : ("/usr/include", "the system's packages");
        var header = Path.Combine(include, "torch/csrc/api/include/torch/version.h");
        var version = File.Exists(header) ? VersionMacro().Match(File.ReadAllText(header)).Groups[1].Value : null;
        return version is null
            ? new Finding("libtorch", Health.Broken, $"not in {place}", $"{Setup} Or set TORCHBOOK_LIBTORCH to a folder with include/ and lib/, as in a PyTorch wheel.")
            : Finding.Good("libtorch", $"{version} from {place}");
    }

    // As the launcher does: what the user says, then what the set-up found outside the system's packages.
    private static string? Folder()
    {
        var note = Path.Combine(Repository.Artifacts, "setup", "libtorch");
        return Environment.GetEnvironmentVariable("TORCHBOOK_LIBTORCH") is { Length: > 0 } chosen ? chosen
            : File.Exists(note) && File.ReadAllText(note).Trim() is { Length: > 0 } found ? found
            : null;
    }

    private static Finding Bridge()
    {
        var missing = new[] { ("g++", "-dumpfullversion"), ("cmake", "--version"), ("make", "--version") }.Where(tool => Processes.FirstLine(tool.Item1, tool.Item2) is null)
            .Select(tool => tool.Item1).ToList();
        return missing.Count == 0
            ? Finding.Good("compiler", $"g++ {Processes.FirstLine("g++", "-dumpfullversion")}, {Processes.FirstLine("cmake", "--version")}")
            : new Finding("compiler", Health.Broken, $"no {string.Join(", no ", missing)}", Setup);
    }

    // The proof of the pudding: libtorch in this process, through the bridge.
    private static Finding Engine()
    {
        try
        {
            var hardware = Hardware.Describe();
            return Finding.Good("tensors", $"{hardware.Engine} {hardware.LibTorchVersion}, {hardware.Threads} threads, devices: {string.Join(", ", hardware.Devices)}");
        }
        catch (Exception failure) when (failure is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            return Missing(failure);
        }
    }

    // The loader's message is a problem and, after this word, its remedy.
    private static Finding Missing(Exception failure)
    {
        while (failure is TypeInitializationException && failure.InnerException is { } inner)
        {
            failure = inner;
        }

        var parts = failure.Message.Split('\n')[0].Split(" Remedy: ", 2);
        return new Finding("tensors", Health.Broken, parts[0], parts.Length > 1 ? parts[1] : "./torchbook setup, then any ./torchbook command, builds the bridge to libtorch again.");
    }

    private static Finding Blas()
    {
        var link = new[] { "/usr/lib/x86_64-linux-gnu/libblas.so.3", "/usr/lib/aarch64-linux-gnu/libblas.so.3" }.FirstOrDefault(File.Exists);
        if (link is null)
        {
            return Finding.Good("BLAS", "the one inside libtorch");
        }

        var alternative = new FileInfo(link).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? link;
        return alternative.Contains("openblas", StringComparison.Ordinal) || alternative.Contains("mkl", StringComparison.Ordinal)
            ? Finding.Good("BLAS", alternative)
            : new Finding("BLAS", Health.Limited, $"{alternative}: matrix products are up to 25 times slower than with OpenBLAS",
                "sudo apt-get install libopenblas0-pthread");
    }

    [GeneratedRegex("#define TORCH_VERSION \\\\?\\s*\"([^\"]+)\"")]
    private static partial Regex VersionMacro();
}
