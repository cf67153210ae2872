using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Cli.Testing;

/// <summary>
/// Tries every exercise of a lesson three ways while the lesson runs: with the stub its check says "not yet", with the plausible wrong
/// answer it fails, with the solution it passes. The stub is put back before the lesson goes on, as a learner would have it.
/// </summary>
/// <param name="lesson">The notebook.</param>
/// <param name="name">What its failures are reported under.</param>
/// <param name="tally">Counts the exercises.</param>
public sealed partial class ExerciseAudit(NotebookDocument lesson, string name, Tally tally)
{
    private const string WrongAnswer = "ExerciseFailedException";

    // Apart from the lesson's own, so that a trace tells whose cell it was.
    private const int FirstCount = 1000;

    private static readonly TimeSpan cellTimeout = TimeSpan.FromMinutes(10);
    private readonly Queue<(NotebookCell? Stub, NotebookCell? Solution, NotebookCell Check)> exercises = new(Exercises(lesson));
    private CellProcess? process;
    private int count = FirstCount;

    /// <summary>For <see cref="Torchbook.Notebooks.Runner.RunOptions.AfterCell"/>: after a check it tries the exercise that the check belongs to.</summary>
    public async Task VisitAsync(CellProcess lessonProcess, NotebookCell cell, CancellationToken cancel)
    {
        if (cell.HasTag("check"))
        {
            process = lessonProcess;
            var (stub, solution, check) = exercises.Dequeue();
            Record(Title(check), await TryExerciseAsync(stub, solution, check.Source, cancel));
        }
    }

    private static IEnumerable<(NotebookCell? Stub, NotebookCell? Solution, NotebookCell Check)> Exercises(NotebookDocument lesson)
    {
        NotebookCell? stub = null, solution = null;
        foreach (var cell in lesson.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            stub = cell.HasTag("exercise") ? cell : stub;
            solution = cell.HasTag("solution") ? cell : solution;
            if (cell.HasTag("check"))
            {
                yield return (stub, solution, cell);
                (stub, solution) = (null, null);
            }
        }
    }

    /// <returns>What is wrong with the exercise; null for a sound one.</returns>
    private async Task<string?> TryExerciseAsync(NotebookCell? stub, NotebookCell? solution, string check, CancellationToken cancel)
    {
        if (stub is null || solution is null || Wrong(solution) is not { } wrong)
        {
            return "An exercise is a cell tagged 'exercise', one tagged 'solution' with 'torchbook.wrong' in its metadata, and one tagged 'check', in this order.";
        }

        var open = await ExecuteAsync(check, cancel);
        if (open.Error is not null || !open.Text.Contains("Not yet", StringComparison.OrdinalIgnoreCase))
        {
            return $"With the stub, the check does not say 'Not yet': {open}";
        }

        if ((await ExecuteAsync(wrong, cancel)).Error is { } broken)
        {
            return $"The wrong answer does not run: {broken}";
        }

        var refused = await ExecuteAsync(check, cancel);
        if (refused.Error?.StartsWith(WrongAnswer, StringComparison.Ordinal) != true)
        {
            return $"The check lets the wrong answer pass, or fails for another reason: {refused}";
        }

        var solved = await ExecuteAsync(solution.Source, cancel);
        solved = solved.Error is null ? await ExecuteAsync(check, cancel) : solved;
        await ExecuteAsync(stub.Source, cancel);
        return solved.Error is not null || solved.Text.Contains("Not yet", StringComparison.OrdinalIgnoreCase)
            ? $"The solution does not pass the check: {solved}"
            : null;
    }

    private void Record(string title, string? problem)
    {
        if (problem is null)
        {
            tally.Pass();
        }
        else
        {
            tally.Fail($"lesson {name}, exercise {title}", problem);
        }
    }

    private async Task<Attempt> ExecuteAsync(string source, CancellationToken cancel)
    {
        var output = new TextOutput();
        var outcome = await process!.ExecuteAsync(source, ++count, output, cellTimeout, cancel: cancel);
        return new Attempt(outcome.Error is { } error ? $"{error.Name}: {error.Message}" : null, output.Text);
    }

    private static string? Wrong(NotebookCell solution) => MultilineText.Join((solution.Metadata["torchbook"] as JsonObject)?["wrong"]);

    private static string Title(NotebookCell check) => CheckTitle().Match(check.Source) is { Success: true } match ? match.Groups[1].Value : "without a title";

    /// <param name="Error">Kind and message; null for a cell that ran to its end.</param>
    /// <param name="Text">What it showed.</param>
    private sealed record Attempt(string? Error, string Text)
    {
        public override string ToString() => Error ?? (Text.Length > 0 ? Text.Trim() : "it shows nothing");
    }

    [GeneratedRegex("Exercise\\.(?:Check|Score)\\(\\s*\"([^\"]+)\"")]
    private static partial Regex CheckTitle();
}
