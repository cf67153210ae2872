namespace Torchbook.Data;

/// <summary>One entry of the catalog: what a dataset is, whose it is, and where its files are.</summary>
public sealed record Dataset
{
    /// <summary>Short name, which is also its folder in the cache and in a mirror: <c>mnist</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence on what is in it.</summary>
    public required string About { get; init; }

    public required string License { get; init; }

    /// <summary>The publication or page to cite.</summary>
    public required string Citation { get; init; }

    public required string Homepage { get; init; }

    public required IReadOnlyList<DatasetFile> Files { get; init; }

    /// <summary>
    /// Where the files are, in the order to try: <c>http(s)</c> addresses, and <c>deb:PACKAGE/path</c> for a file inside a Debian
    /// package; <c>{file}</c> stands for the file's name.
    /// </summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>How many bytes all files take to download.</summary>
    public long DownloadBytes => Files.Sum(file => file.DownloadBytes);

    /// <summary>Title, license and homepage in one line.</summary>
    public string Credit => $"{Title} ({License}), {Homepage}";

    /// <summary>The file of this name.</summary>
    /// <exception cref="ArgumentException">The dataset has no such file.</exception>
    public DatasetFile File(string name) => Files.FirstOrDefault(file => file.Name == name)
        ?? throw new ArgumentException($"{Id} has no file {name}; it has {string.Join(", ", Files.Select(file => file.Name))}.", nameof(name));
}
