using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Cells;

/// <summary>Restores a NuGet package with everything it depends on, through the SDK and whatever sources it is configured with.</summary>
internal sealed class PackageRestore(string cacheFolder)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The files of a restored package.</summary>
    internal sealed record Files(IReadOnlyList<string> Managed, IReadOnlyList<string> Native);

    /// <param name="id">The package id.</param>
    /// <param name="version">A version or range; null for the newest.</param>
    /// <exception cref="InvalidOperationException">The package cannot be restored; the message says why.</exception>
    public Files Restore(string id, string? version)
    {
        var wanted = version is null or "" ? "*" : version;
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id},{wanted},{RuntimeInformation.RuntimeIdentifier}")))[..16];
        var folder = Path.Combine(cacheFolder, key);
        var list = Path.Combine(folder, "files.txt");
        if (File.Exists(list) && Parse(File.ReadAllLines(list)) is { } known)
        {
            return known;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "cell.csproj"), ProjectFor(id, wanted));
        var items = JsonNode.Parse(RunRestore(folder, id))!["Items"]!;
        var lines = Paths(items["RuntimeCopyLocalItems"]).Select(p => "managed " + p)
            .Concat(Paths(items["NativeCopyLocalItems"]).Select(p => "native " + p)).ToArray();
        var partial = list + "." + Guid.NewGuid().ToString("N");
        File.WriteAllLines(partial, lines);
        File.Move(partial, list, overwrite: true);
        return Parse(lines)!;
    }

    private static string ProjectFor(string id, string version) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <EnableDefaultItems>false</EnableDefaultItems>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="{System.Security.SecurityElement.Escape(id)}" Version="{System.Security.SecurityElement.Escape(version)}" />
          </ItemGroup>
        </Project>
        """;

    private static string RunRestore(string folder, string id)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", "cell.csproj", "-nologo", "-restore", "-t:ResolvePackageAssets",
            "-getItem:RuntimeCopyLocalItems", "-getItem:NativeCopyLocalItems", "-nodeReuse:false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"restoring package {id} took longer than {Limit.TotalMinutes:0} minutes");
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"package {id} cannot be restored: {FirstError(output.Result + errors.Result)}");
        }

        return output.Result;
    }

    // MSBuild's lines read "file : error NU1101: text [project]": the text is what a learner needs.
    private static string FirstError(string output)
    {
        var line = output.Split('\n').FirstOrDefault(l => l.Contains("error ", StringComparison.Ordinal)) ?? output;
        var start = Math.Max(line.IndexOf("error ", StringComparison.Ordinal), 0);
        var end = line.LastIndexOf(" [", StringComparison.Ordinal);
        return (end > start ? line[start..end] : line[start..]).Trim();
    }

    private static IEnumerable<string> Paths(JsonNode? items) => items?.AsArray().Select(i => (string)i!["Identity"]!) ?? [];

    private static Files? Parse(string[] lines)
    {
        string[] Of(string kind) => [.. lines.Where(l => l.StartsWith(kind + " ", StringComparison.Ordinal)).Select(l => l[(kind.Length + 1)..])];
        var files = new Files(Of("managed"), Of("native"));
        return files.Managed.Concat(files.Native).All(File.Exists) ? files : null;
    }
}
