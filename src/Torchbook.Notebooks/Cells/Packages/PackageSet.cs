namespace Torchbook.Notebooks.Cells.Packages;

/// <summary>Packages restored together, with everything they depend on.</summary>
/// <param name="Versions">The versions taken, by id.</param>
/// <param name="Files">Their files.</param>
internal sealed record PackageSet(IReadOnlyDictionary<string, string> Versions, IReadOnlyList<PackageFile> Files)
{
    private const string VersionMark = "version\t";

    /// <summary>Reads what <see cref="Save"/> wrote; null where there is nothing, or a file of it is gone.</summary>
    public static PackageSet? Load(string path)
    {
        try
        {
            var lines = File.ReadAllLines(path);
            var versions = lines.Where(IsVersion).Select(l => l.Split('\t')).ToDictionary(l => l[1], l => l[2], StringComparer.OrdinalIgnoreCase);
            var files = lines.Where(l => !IsVersion(l)).Select(PackageFile.FromLine).ToList();
            return files.All(f => File.Exists(f.Path)) ? new(versions, files) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    public void Save(string path)
    {
        var partial = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllLines(partial, Versions.Select(v => $"{VersionMark}{v.Key}\t{v.Value}").Concat(Files.Select(f => f.ToLine())));
        File.Move(partial, path, overwrite: true);
    }

    private static bool IsVersion(string line) => line.StartsWith(VersionMark, StringComparison.Ordinal);
}
