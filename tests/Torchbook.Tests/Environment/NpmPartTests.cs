using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Torchbook.Tests.Cli;
using Torchbook.Tests.Data;

namespace Torchbook.Tests.Setup;

/// <summary>environment/onnxruntime.sh in a copy, with an npm that hands out a small package of ours, fails, or never comes back.</summary>
public sealed partial class NpmPartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public NpmPartTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64, "ONNX Runtime is fetched on Linux x64 only.");
        Directory.CreateDirectory(folder / "environment/onnxruntime");
        foreach (var script in Directory.GetFiles(Checkout.PathOf("environment"), "*.sh"))
        {
            File.Copy(script, folder / $"environment/{Path.GetFileName(script)}");
        }

        folder.Write("environment/apt.txt", "shell required command:bash runs scripts"u8.ToArray());
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Given_a_package_when_set_up_twice_then_only_the_wanted_files_are_kept_and_it_is_fetched_once()
    {
        await ProvideAsync();

        var first = await SetUpAsync();
        var second = await SetUpAsync();

        Assert.Matches(@"ONNX Runtime [\d.]+, for the lesson on deployment: npm package \S+ [\d.]+, \d+ MB to download, \d+ MB on disk\nsetup: fetched in \d+ s", first.Text);
        Assert.Equal((0, ""), (second.ExitCode, second.Text));
        Assert.Equal(
            [".sha512", "LICENSE", "Plugins/Linux/x64/library.so", "Runtime/Session.cs", "ThirdPartyNotices.txt", "package.json"],
            Directory.GetFiles(folder / "environment/onnxruntime/package", "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder / "environment/onnxruntime/package", file)).Order(StringComparer.Ordinal));
        Assert.Equal(["package"], Parts());
    }

    [Fact]
    public async Task Given_another_package_than_the_pinned_one_when_set_up_then_it_is_not_used_and_what_was_there_stays()
    {
        await ProvideAsync();
        await SetUpAsync();
        Pin(new string('0', 128));

        var outcome = await SetUpAsync();

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("its SHA-512 differs", outcome.Text);
        Assert.True(File.Exists(folder / "environment/onnxruntime/package/Runtime/Session.cs"));
        Assert.Equal(["package"], Parts());
    }

    [Fact]
    public async Task Given_no_network_when_set_up_then_the_loss_and_the_remedy_are_named_and_the_exit_code_is_0()
    {
        Npm("echo 'npm error code ENOTFOUND' >&2; exit 1");

        var outcome = await SetUpAsync();

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("npm: npm error code ENOTFOUND", outcome.Text);
        Assert.Contains("is there a network", outcome.Text);
        Assert.Contains("is left out; everything else works. To try again: ./torchbook setup", outcome.Text);
        Assert.Empty(Parts());
    }

    [Fact]
    public async Task Given_a_set_up_that_was_killed_half_way_when_started_again_then_it_completes_and_leaves_nothing_behind()
    {
        Npm("touch half-a-package; echo started; sleep 600");
        using (var process = Process.Start(Start())!)
        {
            while (!Directory.Exists(folder / "environment/onnxruntime/package.partial") || !File.Exists(folder / "environment/onnxruntime/package.partial/half-a-package"))
            {
                await Task.Delay(20);
            }

            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        await ProvideAsync();
        var outcome = await SetUpAsync();

        Assert.Contains("fetched in", outcome.Text);
        Assert.Equal(["package"], Parts());
    }

    private string[] Parts() => [.. Directory.GetFileSystemEntries(folder / "environment/onnxruntime").Select(path => Path.GetFileName(path)!)];

    /// <summary>Makes npm hand out a package that holds more than is wanted, and pins it.</summary>
    private async Task ProvideAsync()
    {
        foreach (var file in new[] { "LICENSE", "ThirdPartyNotices.txt", "package.json", "Runtime/Session.cs", "Runtime/Session.cs.meta", "Plugins/Linux/x64/library.so", "Plugins/iOS/library" })
        {
            folder.Write($"made/package/{file}", "content"u8.ToArray());
        }

        await Outcome.OfAsync(folder / "made", new Dictionary<string, string?>(), "tar", "-czf", folder / "made.tgz", "package");
        Npm($"cp '{folder / "made.tgz"}' \"$(printf '%s' \"$2\" | tr @ -).tgz\"");
        Pin(Convert.ToHexStringLower(SHA512.HashData(await File.ReadAllBytesAsync(folder / "made.tgz"))));
    }

    private void Pin(string hash)
    {
        var script = File.ReadAllText(folder / "environment/onnxruntime.sh");
        File.WriteAllText(folder / "environment/onnxruntime.sh", Hash().Replace(script, hash, 1));
    }

    private void Npm(string body)
    {
        var path = folder.Write("bin/npm", System.Text.Encoding.UTF8.GetBytes($"#!/usr/bin/env bash\n{body}\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private Task<Outcome> SetUpAsync() => Outcome.OfAsync(folder.Path, new Dictionary<string, string?> { ["PATH"] = $"{folder / "bin"}:{Environment.GetEnvironmentVariable("PATH")}" }, "bash", "environment/setup.sh", "run");

    private ProcessStartInfo Start()
    {
        var start = new ProcessStartInfo("bash", ["environment/setup.sh", "run"]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{folder / "bin"}:{start.Environment["PATH"]}";
        return start;
    }

    [GeneratedRegex("[0-9a-f]{128}")]
    private static partial Regex Hash();
}
