using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Runner;

/// <summary>Reads what is to run, and refuses what cannot be before anything runs.</summary>
internal static class RunSetup
{
    /// <summary>The lesson's plan, with the run's parameters set in it.</summary>
    public static LessonPlan Plan(string path, NotebookDocument lesson, RunOptions options) => new(path, lesson, Values(lesson, options), options);

    /// <exception cref="RunSetupException">Something about the run as a whole cannot be.</exception>
    public static void Check(IReadOnlyList<string> paths, IEnumerable<NotebookDocument> lessons, RunOptions options)
    {
        if (paths.GroupBy(Path.GetFileNameWithoutExtension).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new RunSetupException($"Two notebooks are called {twice.Key} ({string.Join(", ", twice)}): run them one at a time, or rename one.");
        }

        if (options.Save && paths.FirstOrDefault(DibFormat.IsDib) is { } dib)
        {
            throw new RunSetupException($"{dib} cannot keep outputs: run it without saving. What it shows is in the executed notebook in {options.OutDir}.");
        }

        if (options.From is not null && paths.Count != 1)
        {
            throw new RunSetupException($"A cell to start from belongs to one lesson, and {paths.Count} are to run: name the lesson.");
        }

        CheckParameters(lessons, options);
    }

    private static void CheckParameters(IEnumerable<NotebookDocument> lessons, RunOptions options)
    {
        var known = lessons.SelectMany(ParameterCell.Declared).Select(p => p.Name).Distinct().ToList();
        if (options.Parameters.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new RunSetupException(known.Count == 0
                ? $"There is no parameter '{unknown}': no lesson of this run has parameters."
                : $"There is no parameter '{unknown}' in the lessons of this run. They have: {string.Join(", ", known)}.");
        }
    }

    private static Dictionary<string, string> Values(NotebookDocument lesson, RunOptions options)
    {
        var values = new Dictionary<string, string>();
        if (options.Seed is { } seed)
        {
            values["seed"] = seed.ToString();
        }

        if (options.Fast)
        {
            values["fast"] = "true";
        }

        foreach (var (name, value) in options.Parameters)
        {
            values[name] = value;
        }

        var declared = ParameterCell.Declared(lesson).Select(p => p.Name).ToHashSet();
        return values.Where(v => declared.Contains(v.Key)).ToDictionary();
    }
}
