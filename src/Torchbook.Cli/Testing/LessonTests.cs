using Torchbook.Cli.Lessons;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Cli.Testing;

/// <summary>Every lesson is a test: it runs to its end, its exercises are sound, and pages can be made of it.</summary>
/// <param name="filter">Only lessons whose file name contains this; null for all.</param>
/// <param name="full">Whether lessons run in their full form rather than with <c>--fast</c>.</param>
public sealed class LessonTests(string? filter, bool full)
{
    private static readonly string folder = Path.Combine(Repository.Artifacts, "test", "lessons");

    public async Task RunAsync(Tally tally, CancellationToken cancel)
    {
        string[] lessons = Directory.Exists(Repository.Notebooks) ? Directory.GetFiles(Repository.Notebooks, "*.ipynb") : [];
        var chosen = lessons
            .Where(path => filter is null || Path.GetFileName(path).Contains(filter, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var lesson in chosen)
        {
            try
            {
                CheckSavedOutputs(lesson, tally);
                if (!DeployPart.IsEnoughFor(lesson))
                {
                    tally.Skip($"lesson {Path.GetFileNameWithoutExtension(lesson)}", DeployPart.Reason);
                    continue;
                }

                await RunLessonAsync(lesson, tally, cancel);
            }
            catch (Exception failure) when (failure is IOException or CommandException or NotebookFormatException)
            {
                tally.Fail($"lesson {Path.GetFileNameWithoutExtension(lesson)}", failure.Message);
            }
        }

        if (chosen.Count > 0)
        {
            WritePages(chosen, tally);
        }
    }

    private async Task RunLessonAsync(string path, Tally tally, CancellationToken cancel)
    {
        var audit = new ExerciseAudit(NotebookDocument.Load(path), Path.GetFileNameWithoutExtension(path), tally);
        var run = await NotebookRunner.RunAsync([path], new RunOptions { OutDir = OutputFolder.Prepare(folder), Fast = !full, AfterCell = audit.VisitAsync }, cancel: cancel);
        var result = run.Lessons[0];
        Console.WriteLine($"{result.Lesson}: {result.CellsRun} of {result.Cells} cells in {result.Seconds:F0} s");
        if (result.Error is { } error)
        {
            tally.Fail($"lesson {result.Lesson}", error.ToString());
            return;
        }

        tally.Pass();
    }

    private static void CheckSavedOutputs(string path, Tally tally)
    {
        var stale = SourceStamp.Stale(NotebookDocument.Load(path));
        if (stale.Count == 0)
        {
            tally.Pass();
            return;
        }

        var name = Path.GetFileName(path);
        tally.Fail($"saved outputs of {name}", $"{stale.Count} cells have changed since; the first begins:\n{stale[0].Source.Split('\n')[0]}\n"
            + $"Bring them up to date with: ./torchbook run notebooks/{name} --save");
    }

    private static void WritePages(IReadOnlyList<string> lessons, Tally tally)
    {
        try
        {
            LessonPages.Write(lessons, folder, singleFile: false);
            tally.Pass();
        }
        catch (Exception failure) when (failure is IOException or NotebookFormatException)
        {
            tally.Fail("pages of the lessons", failure.Message);
        }
    }
}
