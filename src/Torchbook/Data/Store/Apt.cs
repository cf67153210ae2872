using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Torchbook.Data;

/// <summary>Debian's package manager, used only to download packages. Its own mirror and proxy settings apply.</summary>
internal static partial class Apt
{
    private static readonly TimeSpan LongestDownload = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The host that apt would connect to: its proxy, else the first mirror; null where packages lie on this machine. The mirror is read from
    /// apt's files, since apt itself takes half a second to tell.
    /// </summary>
    private static readonly Lazy<Task<Uri?>> NearestHop = new(FindNearestHopAsync);

    /// <summary>Finds out whether the machine's package mirror, or the proxy in front of it, accepts connections.</summary>
    public static async Task<string?> WhyOutOfReachAsync(TimeSpan patience, CancellationToken cancellation)
    {
        if (!IsHere)
            return "this machine has no apt-get and dpkg-deb";
        try
        {
            return await NearestHop.Value is { } hop
                ? await Reachability.OfAsync($"apt {hop.Authority}", token => ConnectAsync(hop, token), patience, cancellation)
                : null;
        }
        catch (SourceException e)
        {
            return e.Message;
        }
    }

    /// <summary>Downloads a package into a folder.</summary>
    /// <returns>The path of the <c>.deb</c> file.</returns>
    /// <exception cref="SourceException">apt does not know the package or cannot get it.</exception>
    public static async Task<string> DownloadAsync(string package, string folder, CancellationToken cancellation)
    {
        // apt writes under the final name from the first byte, so it works in a folder of its own.
        var work = Path.Combine(folder, "download");
        CacheFolder.Use(folder, () => { if (Directory.Exists(work)) Directory.Delete(work, recursive: true); });
        CacheFolder.Use(folder, () => Directory.CreateDirectory(work));
        try
        {
            string[] request = [.. Settings, "download", package];
            var (code, _, problem) = await RunAsync("apt-get", request, work, cancellation);
            if (code != 0 && problem.Contains("Unable to locate package"))
                (code, _, problem) = await DownloadWithOwnListsAsync(request, work, cancellation);
            var deb = Directory.EnumerateFiles(work, "*.deb").FirstOrDefault();
            if (code != 0 || deb is null)
                throw new SourceException($"apt-get download failed ({LastLine(problem)})");
            var kept = Path.Combine(folder, Path.GetFileName(deb));
            CacheFolder.Use(folder, () => File.Move(deb, kept, overwrite: true));
            return kept;
        }
        finally
        {
            CacheFolder.Use(folder, () => Directory.Delete(work, recursive: true));
        }
    }

    /// <summary>Starts a program whose standard output is read as a stream.</summary>
    /// <exception cref="SourceException">There is no such program.</exception>
    public static Process Start(string program, IEnumerable<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
            Environment = { ["LC_ALL"] = "C" },
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new SourceException($"{program} cannot be started ({e.Message})", inner: e);
        }
    }

    private static bool IsHere => OperatingSystem.IsLinux() && File.Exists("/usr/bin/apt-get") && File.Exists("/usr/bin/dpkg-deb");

    private static string[] Settings => ["-q", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=15", "-o", "Acquire::https::Timeout=15"];

    /// <summary>A slim container image has no package lists, and only root may fetch them; so fetch them to the side.</summary>
    private static async Task<(int, string, string)> DownloadWithOwnListsAsync(string[] request, string work, CancellationToken cancellation)
    {
        string[] own =
        [
            "-o", $"Dir::State={work}/state", "-o", "Dir::State::status=/var/lib/dpkg/status",
            "-o", $"Dir::Cache={work}/cache", "-o", "Acquire::Languages=none",
        ];
        Directory.CreateDirectory($"{work}/state/lists/partial");
        Directory.CreateDirectory($"{work}/cache/archives/partial");
        var update = await RunAsync("apt-get", [.. own, .. Settings, "update"], work, cancellation);
        return update.Code != 0 ? update : await RunAsync("apt-get", [.. own, .. request], work, cancellation);
    }

    private static async Task ConnectAsync(Uri hop, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(hop.Host, hop.Port, cancellation);
    }

    private static async Task<Uri?> FindNearestHopAsync()
    {
        var (_, proxies, _) = await RunAsync("apt-config", ["shell", "P", "Acquire::http::Proxy", "S", "Acquire::https::Proxy"], null, default);
        var proxy = proxies.Split('\'').FirstOrDefault(part => part.Contains("://"))
            ?? Environment.GetEnvironmentVariable("http_proxy") ?? Environment.GetEnvironmentVariable("https_proxy");
        if (Uri.TryCreate(proxy, UriKind.Absolute, out var hop) && hop.Host.Length > 0)
            return hop;
        return MirrorFiles().SelectMany(File.ReadLines).Where(line => !line.StartsWith('#'))
            .Select(line => HttpAddress().Match(line)).FirstOrDefault(match => match.Success) is { } mirror ? new Uri(mirror.Value) : null;
    }

    private static IEnumerable<string> MirrorFiles()
    {
        const string single = "/etc/apt/sources.list", folder = "/etc/apt/sources.list.d";
        return [
            .. File.Exists(single) ? [single] : Array.Empty<string>(),
            .. Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".list" or ".sources") : [],
        ];
    }

    [GeneratedRegex(@"https?://[^\s\]]+")]
    private static partial Regex HttpAddress();

    private static async Task<(int Code, string Output, string Problem)> RunAsync(
        string program, IEnumerable<string> arguments, string? folder, CancellationToken cancellation)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(LongestDownload);
        using var process = Start(program, arguments, folder);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timer.Token);
            var problem = process.StandardError.ReadToEndAsync(timer.Token);
            await process.WaitForExitAsync(timer.Token);
            return (process.ExitCode, await output, await problem);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw new SourceException($"{program} took longer than {LongestDownload.TotalMinutes} minutes");
        }
    }

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .LastOrDefault(line => !line.StartsWith("W:", StringComparison.Ordinal)) ?? "no reason given";
}
