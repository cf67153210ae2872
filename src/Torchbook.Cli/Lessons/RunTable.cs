using Spectre.Console;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Cli.Lessons;

/// <summary>How a run went: first what failed, then a table.</summary>
public static class RunTable
{
    public static void Write(RunResult result)
    {
        WriteErrors(result);
        var table = new Table { Border = TableBorder.Simple }.AddColumns("lesson", "cells", "seconds", "result");
        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        foreach (var lesson in result.Lessons)
        {
            table.AddRow(new Text(lesson.Lesson), new Text(Cells(lesson)), new Text($"{lesson.Seconds:F1}"), Verdict(lesson.Status));
        }

        Terminal.Out.Write(table);
    }

    /// <summary>What failed, and where.</summary>
    public static void WriteErrors(RunResult result)
    {
        foreach (var lesson in result.Lessons.Where(lesson => lesson.Error is not null))
        {
            List<LessonError> failed = [.. lesson.Reports.Where(r => r.Status == CellStatus.Failed).Select(r => r.Error!)];
            foreach (var error in failed is [] ? [lesson.Error!] : failed)
            {
                Terminal.Out.WriteLine();
                WriteError(lesson, error);
            }

            var left = lesson.Reports.Count(r => r.Status == CellStatus.NotRun);
            if (lesson.Status == RunStatus.Failed && left > 0)
            {
                Terminal.Out.MarkupLineInterpolated($"    {left} {(left == 1 ? "cell" : "cells")} after it did not run.");
            }
        }
    }

    private static void WriteError(LessonResult lesson, LessonError error)
    {
        var place = error.Cell is null ? "" : $", cell In[{error.Cell}]" + (error.Line is null ? "" : $", line {error.Line}");
        Terminal.Out.MarkupLineInterpolated($"[red]{lesson.Lesson}{place}[/]");
        foreach (var line in $"{error.Name}: {error.Message}".Split('\n'))
        {
            Terminal.Out.MarkupLineInterpolated($"    {line.TrimEnd()}");
        }
    }

    private static string Cells(LessonResult lesson) =>
        lesson.CellsRun == lesson.Cells ? $"{lesson.Cells}" : $"{lesson.CellsRun} of {lesson.Cells}";

    private static Markup Verdict(RunStatus status) => status switch
    {
        RunStatus.Succeeded => new Markup("[green]ok[/]"),
        RunStatus.Failed => new Markup("[red]failed[/]"),
        RunStatus.Canceled => new Markup("[yellow]stopped[/]"),
        _ => new Markup("[red]not run[/]"),
    };
}
