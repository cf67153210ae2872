using System.Text.RegularExpressions;

namespace Torchbook.Notebooks.Cells.Packages;

/// <summary>What a failed restore means, and what to do about it.</summary>
internal static partial class PackageErrors
{
    /// <summary>The code that NuGet gives when a source cannot be reached.</summary>
    public const string NoSource = "NU1301";

    /// <param name="output">What the restore printed.</param>
    public static string Explain(string output)
    {
        var errors = ErrorLine().Matches(output).Select(m => (Code: m.Groups["code"].Value, Text: m.Groups["text"].Value.Trim())).Distinct().ToList();
        if (errors.Count == 0)
        {
            return $"The packages cannot be restored: {output.Trim()}";
        }

        // A source that cannot be reached is the cause of packages that are not found.
        var (code, text) = errors.FirstOrDefault(e => e.Code == NoSource) is { Code: NoSource } unreachable ? unreachable : errors[0];
        var remedy = code switch
        {
            "NU1101" => " Check the name. A source of your own is added by a line #i \"nuget:ADDRESS\".",
            "NU1102" => " Name a version that exists, or none for the newest.",
            "NU1103" => " There are only previews: ask for one with the version *-*.",
            "NU1107" or "NU1605" or "NU1608" => " The packages need different versions of this one: name a version of it that suits both in a #r line of its own.",
            "NU1202" => " The package was not made for .NET: look for a newer version of it, or another package.",
            NoSource => " Is there a network, or a proxy to set in HTTPS_PROXY? What was restored before is found without one.",
            _ => "",
        };
        return $"{code}: {text}{(text.EndsWith('.') ? "" : ".")}{remedy}";
    }

    // MSBuild prints "file : error NU1101: text [project]"; what is found of a version follows on lines of its own.
    [GeneratedRegex(@"error (?<code>NU\d+): (?<text>[^\r\n]*?)(?= \[[^\r\n\]]*proj\]|[\r\n]|$)")]
    private static partial Regex ErrorLine();
}
