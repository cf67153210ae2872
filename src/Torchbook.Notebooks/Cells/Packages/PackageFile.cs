namespace Torchbook.Notebooks.Cells.Packages;

/// <summary>A file of a restored package.</summary>
/// <param name="IsManaged">An assembly; else a native library.</param>
/// <param name="Package">The package's id.</param>
/// <param name="Version">The package's version.</param>
/// <param name="Path">Where it lies.</param>
internal sealed record PackageFile(bool IsManaged, string Package, string Version, string Path)
{
    private const char Separator = '\t';

    /// <summary>The name by which programs refer to it.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public static PackageFile FromLine(string line) =>
        line.Split(Separator) is [var kind, var package, var version, var path] ? new(kind == "managed", package, version, path) : throw new FormatException();

    public string ToLine() => string.Join(Separator, IsManaged ? "managed" : "native", Package, Version, Path);
}
