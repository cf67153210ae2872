using System.Runtime.InteropServices;

namespace Torchbook.Notebooks.Cells.Packages;

/// <summary>What a line <c>#r "nuget: Id, version"</c> asks for.</summary>
/// <param name="Id">The package.</param>
/// <param name="Version">A version, a range, or a floating one such as <c>1.*</c>; <c>*</c> for the newest.</param>
/// <param name="Line">The cell's line.</param>
internal sealed record PackageRequest(string Id, string Version, int Line)
{
    /// <summary>Whether what it names depends on the day.</summary>
    public bool IsFloating => Version.Contains('*');

    /// <param name="text">What follows <c>nuget:</c>.</param>
    /// <param name="line">The cell's line.</param>
    /// <exception cref="CellCompilationException">It names no package.</exception>
    public static PackageRequest Parse(string text, int line)
    {
        var parts = text.Split([',', '/'], 2, StringSplitOptions.TrimEntries);
        if (parts[0].Length == 0 || parts[0].Any(c => !char.IsLetterOrDigit(c) && c is not ('.' or '-' or '_')))
        {
            throw CellCompilationException.At(line, $"#r \"nuget:{text}\": '{parts[0]}' is not a package's name. It is written: #r \"nuget: Name, 1.2.3\"");
        }

        var version = parts.Length > 1 && parts[1].Length > 0 ? parts[1] : "*";
        if (version.Any(c => !char.IsLetterOrDigit(c) && !".-+*[](), ".Contains(c)))
        {
            throw CellCompilationException.At(line, $"#r \"nuget:{text}\": '{version}' is not a version. It is written: #r \"nuget: Name, 1.2.3\"");
        }

        return new(parts[0], version, line);
    }

    /// <summary>The same for equal requests on this kind of machine.</summary>
    public override string ToString() => $"{Id.ToLowerInvariant()},{Version},{RuntimeInformation.RuntimeIdentifier}";
}
