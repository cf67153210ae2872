namespace Torchbook.Data;

/// <summary>Paths as they may be shown in a notebook that others will read.</summary>
internal static class HomePath
{
    /// <summary>The path with <c>~</c> for the user's home folder.</summary>
    public static string Shorten(string path)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 1 && path.StartsWith(home + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? $"~{path[home.Length..]}" : path;
    }
}
