namespace Torchbook.Notebooks.Pages.Prose;

/// <summary>Makes what a notebook refers to work from its page.</summary>
/// <param name="folder">The notebook's folder.</param>
/// <param name="pages">The page of each notebook of the site, by full path.</param>
internal sealed class LinkResolver(string folder, IReadOnlyDictionary<string, string> pages)
{
    private const long MaxPictureBytes = 16L << 20;

    /// <summary>A local picture as a data URI, so that the page needs no second file; anything else as it is.</summary>
    public string Picture(string url)
    {
        if (LocalPath(url) is not { } path || PictureType(path) is not { } type)
        {
            return url;
        }

        var file = new FileInfo(path);
        return file.Exists && file.Length <= MaxPictureBytes ? $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}" : url;
    }

    /// <summary>A link to another notebook of the site as a link to its page.</summary>
    public string Page(string url)
    {
        var hash = url.IndexOf('#');
        var (target, anchor) = hash < 0 ? (url, "") : (url[..hash], url[hash..]);
        return LocalPath(target) is { } path && pages.TryGetValue(path, out var page) ? Uri.EscapeDataString(page) + anchor : url;
    }

    private static string? PictureType(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".svg" => "image/svg+xml",
        _ => null,
    };

    private string? LocalPath(string url) => url.Length == 0 || url.Contains(':') || url.Contains("%00", StringComparison.Ordinal) || url.StartsWith('#') || url.StartsWith('/')
        ? null
        : Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(url)));
}
