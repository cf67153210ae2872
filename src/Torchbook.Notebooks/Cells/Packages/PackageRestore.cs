using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Cells.Packages;

/// <summary>Restores NuGet packages with everything they depend on, through the SDK and whatever sources it is configured with.</summary>
internal sealed class PackageRestore(string cacheFolder)
{
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan floatingAge = TimeSpan.FromDays(1);

    /// <param name="requests">The packages.</param>
    /// <param name="sources">Where to look beside the configured sources.</param>
    /// <exception cref="InvalidOperationException">They cannot be restored; the message says why.</exception>
    public PackageSet Restore(IReadOnlyList<PackageRequest> requests, IReadOnlyList<string> sources)
    {
        var folder = Path.Combine(cacheFolder, Key(requests, sources));
        var list = Path.Combine(folder, "list.txt");
        var known = PackageSet.Load(list);
        if (known is not null && (!requests.Any(r => r.IsFloating) || DateTime.UtcNow - File.GetLastWriteTimeUtc(list) < floatingAge))
        {
            return known;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "cell.csproj"), Project(requests, sources));
        var (output, errors) = RunRestore(folder);
        if (errors is not null)
        {
            // Without a network, yesterday's newest version is better than none.
            return known is not null && errors.Contains(PackageErrors.NoSource, StringComparison.Ordinal)
                ? known
                : throw new InvalidOperationException(PackageErrors.Explain(errors));
        }

        var items = JsonNode.Parse(output)!["Items"]!;
        var set = new PackageSet(Versions(folder, requests), [.. Files(items, "RuntimeCopyLocalItems", true), .. Files(items, "NativeCopyLocalItems", false)]);
        set.Save(list);
        return set;
    }

    private static string Key(IEnumerable<PackageRequest> requests, IEnumerable<string> sources) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', requests.Select(r => r.ToString()).Order(StringComparer.Ordinal).Concat(sources)))))[..16];

    private static string Project(IEnumerable<PackageRequest> requests, IEnumerable<string> sources) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <EnableDefaultItems>false</EnableDefaultItems>
            <NuGetAudit>false</NuGetAudit>
            <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
            <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(requests.Select(r => $"<PackageReference Include=\"{SecurityElement.Escape(r.Id)}\" Version=\"{SecurityElement.Escape(r.Version)}\" />"))}
          </ItemGroup>
        </Project>
        """;

    // What msbuild was asked for goes to its standard output alone, warnings beside it.
    private static (string Output, string? Errors) RunRestore(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", "cell.csproj", "-nologo", "-restore", "-t:ResolvePackageAssets",
            "-getItem:RuntimeCopyLocalItems", "-getItem:NativeCopyLocalItems", "-nodeReuse:false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            return !process.WaitForExit(limit) ? ("", $"it took longer than {limit.TotalMinutes:0} minutes")
                : process.ExitCode == 0 ? (output.Result, null)
                : ("", output.Result + errors.Result);
        }
        finally
        {
            // Also where the cell was interrupted while it waited.
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static IEnumerable<PackageFile> Files(JsonNode items, string kind, bool managed) => items[kind]?.AsArray()
        .Select(i => new PackageFile(managed, (string?)i!["NuGetPackageId"] ?? "", (string?)i["NuGetPackageVersion"] ?? "", (string)i["Identity"]!)) ?? [];

    // A package without files for this platform appears in no list of files.
    private static Dictionary<string, string> Versions(string folder, IEnumerable<PackageRequest> requests)
    {
        var libraries = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "obj", "project.assets.json")))!["libraries"]!.AsObject()
            .Select(library => library.Key.Split('/')).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        return requests.ToDictionary(r => r.Id, r => libraries.GetValueOrDefault(r.Id, r.Version), StringComparer.OrdinalIgnoreCase);
    }
}
