namespace Torchbook.Cli;

/// <summary>Where things lie in the checkout that this program was built from.</summary>
public static class Repository
{
    private static readonly string? root = FindRoot();

    /// <summary>Whether there is one. A copy of this program elsewhere still runs scripts.</summary>
    public static bool Exists => root is not null;

    /// <summary>The folder with <c>Torchbook.slnx</c>.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static string Root => root ?? throw new CommandException($"no Torchbook.slnx above {AppContext.BaseDirectory}: start ./torchbook from a checkout.");

    /// <summary>The lessons, in reading order by name.</summary>
    public static string Notebooks => Path.Combine(Root, "notebooks");

    /// <summary>The learner's copies of lessons; ignored by version control.</summary>
    public static string My => Path.Combine(Root, "my");

    public static string Environment => Path.Combine(Root, "environment");

    /// <summary>The npm packages that the set-up fetches; the folder is missing where there is no npm.</summary>
    public static string NodeModules => Path.Combine(Environment, "node_modules");

    /// <summary>Everything generated; safe to delete.</summary>
    public static string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>Executed lessons, unless <c>--out</c> says otherwise.</summary>
    public static string Lessons => Path.Combine(Artifacts, "lessons");

    /// <summary>The assembly that a project's Release build writes.</summary>
    public static string Assembly(string project) => Path.Combine(Artifacts, "bin", project, "release", project + ".dll");

    private static string? FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Torchbook.slnx")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
