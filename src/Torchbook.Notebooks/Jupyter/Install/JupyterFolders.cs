namespace Torchbook.Notebooks.Jupyter.Install;

/// <summary>Where Jupyter keeps and looks for kernels.</summary>
internal static class JupyterFolders
{
    /// <summary>All data folders, in the order in which Jupyter looks: the first kernel of a name counts.</summary>
    public static IEnumerable<string> Data => ((string[])
    [
        .. (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        User,
        .. Environments.Select(Shared),
        .. OperatingSystem.IsWindows()
            ? (string[])[Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter")]
            : ["/usr/local/share/jupyter", "/usr/share/jupyter"],
    ]).Distinct(StringComparer.Ordinal);

    /// <summary>The present user's own.</summary>
    public static string User
    {
        get
        {
            if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen)
            {
                return chosen;
            }

            if (OperatingSystem.IsWindows())
            {
                return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
            }

            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            if (OperatingSystem.IsMacOS())
            {
                return Path.Combine(home, "Library", "Jupyter");
            }

            var data = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(home, ".local", "share");
            return Path.Combine(data, "jupyter");
        }
    }

    /// <summary>The data folder of a Python environment, or of <c>/usr/local</c>.</summary>
    public static string Shared(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter");

    // A Jupyter that runs in a virtual or conda environment looks there as well.
    private static IEnumerable<string> Environments =>
        new[] { "VIRTUAL_ENV", "CONDA_PREFIX" }.Select(Environment.GetEnvironmentVariable).OfType<string>().Where(prefix => prefix.Length > 0);
}
