using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Cli.Testing;

/// <summary>
/// Tries every exercise of a lesson three ways in one pass over its cells: with the stub its check says "not yet", with the plausible
/// wrong answer it fails, with the solution it passes. The stub is put back before the lesson goes on, as a learner would have it.
/// </summary>
/// <param name="path">The notebook.</param>
/// <param name="fast">Whether the lesson's parameter <c>fast</c> is set.</param>
/// <param name="command">The program in which cells run.</param>
public sealed partial class ExerciseAudit(string path, bool fast, HostCommand command)
{
    private const string WrongAnswer = "ExerciseFailedException";
    private static readonly TimeSpan cellTimeout = TimeSpan.FromMinutes(10);
    private readonly string lesson = Path.GetFileNameWithoutExtension(path);
    private CellProcess? process;
    private int count;

    public async Task RunAsync(Tally tally, CancellationToken cancel)
    {
        var cells = NotebookDocument.Load(path).Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        var last = cells.FindLastIndex(cell => cell.HasTag("check"));
        if (last < 0)
        {
            return;
        }

        await using (process = await CellProcess.StartAsync(command, Path.GetDirectoryName(path)!, cancel))
        {
            NotebookCell? stub = null, solution = null;
            foreach (var cell in cells.Take(last + 1))
            {
                if (cell.HasTag("solution"))
                {
                    solution = cell;
                }
                else if (cell.HasTag("check"))
                {
                    var problem = await TryExerciseAsync(stub, solution, cell.Source, cancel);
                    Record(tally, Title(cell), problem);
                    (stub, solution) = (null, null);
                }
                else
                {
                    stub = cell.HasTag("exercise") ? cell : stub;
                    await ExecuteAsync(cell.Source, cancel);
                    await SetFastAsync(cell, cancel);
                }
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

    private void Record(Tally tally, string title, string? problem)
    {
        if (problem is null)
        {
            tally.Pass();
        }
        else
        {
            tally.Fail($"lesson {lesson}, exercise {title}", problem);
        }
    }

    private async Task<Attempt> ExecuteAsync(string source, CancellationToken cancel)
    {
        var output = new TextOutput();
        var outcome = await process!.ExecuteAsync(source, ++count, output, cellTimeout, cancel: cancel);
        return new Attempt(outcome.Error is { } error ? $"{error.Name}: {error.Message}" : null, output.Text);
    }

    private async Task SetFastAsync(NotebookCell cell, CancellationToken cancel)
    {
        if (fast && cell.HasTag("parameters") && FastParameter().IsMatch(cell.Source))
        {
            await ExecuteAsync("fast = true;", cancel);
        }
    }

    private static string? Wrong(NotebookCell solution) => MultilineText.Join((solution.Metadata["torchbook"] as JsonObject)?["wrong"]);

    private string Title(NotebookCell check) => CheckTitle().Match(check.Source) is { Success: true } match ? match.Groups[1].Value : $"in cell {count}";

    /// <param name="Error">Kind and message; null for a cell that ran to its end.</param>
    /// <param name="Text">What it showed.</param>
    private sealed record Attempt(string? Error, string Text)
    {
        public override string ToString() => Error ?? (Text.Length > 0 ? Text.Trim() : "it shows nothing");
    }

    [GeneratedRegex(@"\bfast\b")]
    private static partial Regex FastParameter();

    [GeneratedRegex("Exercise\\.(?:Check|Score)\\(\\s*\"([^\"]+)\"")]
    private static partial Regex CheckTitle();
}
