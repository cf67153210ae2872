using Torchbook.Notebooks.Documents;

namespace Torchbook.Cli.Lessons;

/// <summary>Which notebooks a command is about.</summary>
public static class LessonSelection
{
    /// <summary>The lessons of the course, in reading order.</summary>
    public static IReadOnlyList<string> Course() =>
        Directory.Exists(Repository.Notebooks) ? [.. Directory.GetFiles(Repository.Notebooks, "*.ipynb").Order(StringComparer.Ordinal)] : [];

    /// <summary>The notebooks that <paramref name="paths"/> name, folders opened, lessons found by number or name; the whole course in reading order without any.</summary>
    /// <exception cref="CommandException">A path does not exist, or there is no notebook there.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths)
    {
        var chosen = (paths.Count > 0 ? paths : [Repository.Notebooks]).SelectMany(Open).Distinct().ToList();
        return chosen.Count > 0 ? chosen : throw new CommandException($"there is no notebook in {string.Join(", ", paths)}.");
    }

    private static IEnumerable<string> Open(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.GetFiles(path, "*.ipynb").Order(StringComparer.Ordinal).Where(CanRun).Select(Path.GetFullPath);
        }

        if (File.Exists(path))
        {
            return [Path.GetFullPath(path)];
        }

        return path.Contains(Path.DirectorySeparatorChar) || path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) || DibFormat.IsDib(path)
            ? throw new CommandException($"there is no notebook {path}. The lessons are in {Repository.Notebooks}.")
            : [LessonNames.Find(path, Course())];
    }

    private static bool CanRun(string notebook)
    {
        var can = DeployPart.IsEnoughFor(notebook);
        if (!can)
        {
            Console.Error.WriteLine($"torchbook: {Path.GetFileName(notebook)} is left out: {DeployPart.Reason}");
        }

        return can;
    }
}
