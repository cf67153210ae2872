using Torchbook.Cli;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Acceptance.Jupyter;

/// <summary>The course's lessons, as notebooks for other programs to run.</summary>
internal static class CourseLesson
{
    /// <summary>Whether tests run at full size.</summary>
    public static bool Full => Environment.GetEnvironmentVariable("TORCHBOOK_FULL") == "1";

    /// <summary>All lessons with <c>--full</c>; <paramref name="shortOnes"/> else.</summary>
    public static IEnumerable<string> Names(params string[] shortOnes) => Full
        ? Directory.GetFiles(Repository.Notebooks, "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)
        : shortOnes;

    /// <summary>The lesson as it was committed, outputs and all.</summary>
    public static NotebookDocument Saved(string name) => NotebookDocument.Load(Path.Combine(Repository.Notebooks, name + ".ipynb"));

    /// <summary>The lesson in its fast form, without outputs.</summary>
    public static NotebookDocument Fast(string name)
    {
        var lesson = Saved(name);
        foreach (var cell in lesson.Cells)
        {
            cell.Outputs.Clear();
        }

        var parameters = lesson.Cells.IndexOf(lesson.Cells.First(cell => cell.HasTag("parameters")));
        lesson.Cells.Insert(parameters + 1, new NotebookCell(CellKind.Code, "fast = true;", ["injected-parameters"]));
        return lesson;
    }
}
