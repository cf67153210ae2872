using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Torchbook.Cli;

namespace Torchbook.Tests.Display;

public sealed class PackageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("torchbook-pack-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Given_the_library_when_packed_then_its_packages_hold_what_a_notebook_elsewhere_needs()
    {
        var start = new ProcessStartInfo("dotnet", ["pack", "src/Torchbook", "-c", Configuration, "--no-build", "-o", folder, "-nologo"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var pack = Process.Start(start)!;
        var output = await pack.StandardOutput.ReadToEndAsync();
        await pack.WaitForExitAsync();
        Assert.True(pack.ExitCode == 0, output);

        Assert.Contains("lib/net10.0/Torchbook.dll", Files("Torchbook.0."));
        Assert.Contains("interactive-extensions/dotnet/extension.dib", Files("Torchbook.0."));
        Assert.Contains("lib/net10.0/Torchbook.Display.dll", Files("Torchbook.Display."));
        if (Directory.EnumerateFiles(folder, "Torchbook.LibTorch.*").Any())
        {
            Assert.Contains("lib/net10.0/libtorchbook.so", Files("Torchbook.LibTorch."));
            Assert.Contains($"runtimes/linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}/native/libtorchbook.so", Files("Torchbook.LibTorch."));
        }
    }

    // What the tests were built with is built of the library too.
    private static string Configuration => AppContext.BaseDirectory.Contains("release", StringComparison.OrdinalIgnoreCase) ? "Release" : "Debug";

    private List<string> Files(string name)
    {
        using var package = ZipFile.OpenRead(Assert.Single(Directory.EnumerateFiles(folder, name + "*.nupkg")));
        return [.. package.Entries.Select(e => e.FullName)];
    }
}
