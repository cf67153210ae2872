using System;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;

namespace Torchbook.LibTorch;

/// <summary>Loads the shim, and libtorch with it, after the settings that must stand before either is in the process.</summary>
internal static partial class NativeLoader
{
    private const int TrimThreshold = -1;
    private const int MmapThreshold = -3;

    /// <summary>Registers the loader; runs once, before the first call.</summary>
    public static void Prepare()
    {
        Tune();
        NativeLibrary.SetDllImportResolver(typeof(NativeLoader).Assembly, (name, assembly, path) => name switch
        {
            Shim.Library => Load(name, "The tensor engine cannot start", "'./torchbook setup' installs libtorch and builds the shim; './torchbook doctor' shows what is missing."),
            CollectivesShim.Library => Load(name, "The library for ranks in several processes cannot be loaded", "install gloo's headers (on Debian and Ubuntu: apt-get install libgloo-dev), then start ./torchbook again, which builds it."),
            _ => 0,
        });
        UseAllCores();
    }

    // glibc gives large blocks back to the kernel at once and asks for them again: 250,000 page faults a training run.
    // OpenMP threads that spin collapse when another process takes a core; a short spin loses little either way (lesson 04 on a busy machine: 52 s at 20,000 turns, 40 s at 1,000, 37 s at none).
    // Managed code cannot set native environment variables, hence libc's setenv.
    private static void Tune()
    {
        if (!OperatingSystem.IsLinux()) return;
        mallopt(MmapThreshold, 1 << 30);
        mallopt(TrimThreshold, int.MaxValue);
        setenv("GOMP_SPINCOUNT", "1000", 0);
        setenv("OMP_NUM_THREADS", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture), 0);
    }

    /// <summary>Returns freed memory to the system, which glibc keeps for itself under the thresholds above.</summary>
    public static void GiveBack()
    {
        if (OperatingSystem.IsLinux()) malloc_trim(0);
    }

    // Debian's libtorch starts with one thread.
    private static void UseAllCores()
    {
        var wanted = Environment.GetEnvironmentVariable("OMP_NUM_THREADS");
        Shim.tb_set_num_threads(int.TryParse(wanted, out var count) && count > 0 ? count : Environment.ProcessorCount);
    }

    private static nint Load(string name, string problem, string remedy)
    {
        var file = $"lib{name}.so";
        var path = Path.Combine(AppContext.BaseDirectory, file);
        if (!File.Exists(path)) path = Path.Combine(Path.GetDirectoryName(typeof(NativeLoader).Assembly.Location) ?? "", file);
        // A program that got the library as a package has it where its deps.json says.
        if (!File.Exists(path) && NativeLibrary.TryLoad(name, typeof(NativeLoader).Assembly, null, out var found)) return found;
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (DllNotFoundException e)
        {
            throw new DllNotFoundException($"{problem}: {Reason(path, e.Message)}. Remedy: {remedy}", e);
        }
    }

    // .NET tells first how to debug the loader, and what the loader itself said below that.
    private static string Reason(string path, string message)
    {
        if (!File.Exists(path)) return $"{Path.GetFileName(path)} has not been built";
        var said = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (said.Skip(1).FirstOrDefault() ?? said[0]).TrimEnd('.');
    }

    [LibraryImport("libc")]
    private static partial int mallopt(int parameter, int value);

    [LibraryImport("libc")]
    private static partial int malloc_trim(nuint keep);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
