using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Runner;
using static Torchbook.Tests.Notebooks.LessonFixture;

namespace Torchbook.Tests.Notebooks.Runner;

/// <summary>Which cells run, for how long, and what becomes of a failure.</summary>
public sealed class RunChoicesTests : IDisposable
{
    private readonly LessonFixture lessons = new();

    public void Dispose() => lessons.Dispose();

    [Fact]
    public async Task Given_a_failing_cell_when_the_run_keeps_going_then_later_cells_run_and_the_lesson_has_failed()
    {
        lessons.Options = lessons.Options with { KeepGoing = true };
        var result = await lessons.RunCells("var x = 1;", "throw new Exception(\"first\");", "x + 1", "throw new Exception(\"second\");");

        Assert.Equal((RunStatus.Failed, 2), (result.Status, result.CellsRun));
        Assert.Equal("first", result.Error!.Message);
        Assert.Equal([CellStatus.Passed, CellStatus.Failed, CellStatus.Passed, CellStatus.Failed], result.Reports.Select(r => r.Status));
        Assert.Equal("2", Value(2));
    }

    [Fact]
    public async Task Given_a_cell_that_ends_the_process_when_the_run_keeps_going_then_the_rest_says_why_it_cannot()
    {
        lessons.Options = lessons.Options with { KeepGoing = true };
        var result = await lessons.RunCells("Environment.Exit(3);", "1");

        Assert.Equal([CellStatus.Failed, CellStatus.NotRun], result.Reports.Select(r => r.Status));
        Assert.Equal("Not run, because In[1] ended the process.\n", lessons.Text(1, "stderr"));
    }

    [Fact]
    public async Task Given_a_cell_tagged_raises_exception_when_run_then_its_error_is_shown_and_is_no_failure()
    {
        var result = await lessons.Run(lessons.Write("lesson", Code("throw new Exception(\"on purpose\");", "raises-exception"), Code("40 + 2"), Code("1", "raises-exception")));

        Assert.Equal((RunStatus.Succeeded, 3), (result.Status, result.CellsRun));
        Assert.Equal("on purpose", (string?)lessons.Executed().Cells[0].Outputs[^1]!["evalue"]);
        Assert.Equal("42", Value(1));
    }

    [Fact]
    public async Task Given_a_cell_tagged_skip_execution_when_run_then_it_is_left_out()
    {
        var result = await lessons.Run(lessons.Write("lesson", Code("1"), Code("throw new Exception();", "skip-execution"), Code("2")));

        Assert.Equal((RunStatus.Succeeded, 2), (result.Status, result.Cells));
        Assert.Null(lessons.Executed().Cells[1].ExecutionCount);
    }

    [Fact]
    public async Task Given_a_time_in_a_cells_metadata_when_run_then_it_counts_before_the_runs()
    {
        var slow = Code("while (true) { }");
        slow.Metadata["torchbook"] = new System.Text.Json.Nodes.JsonObject { ["timeout"] = 1.5 };
        var patient = Code("Thread.Sleep(2500);");
        patient.Metadata["torchbook"] = new System.Text.Json.Nodes.JsonObject { ["timeout"] = 600 };
        lessons.Options = lessons.Options with { CellTimeout = TimeSpan.FromSeconds(2) };

        var result = await lessons.Run(lessons.Write("lesson", patient, slow));

        Assert.Equal(1, result.CellsRun);
        Assert.StartsWith("The cell ran longer than 1.5 seconds", result.Error!.Message);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("shown")]
    public async Task Given_a_cell_to_start_from_when_run_then_the_cells_before_run_quietly_and_keep_their_outputs(string from)
    {
        var first = Code("var x = 20;\ndisplay(Guid.NewGuid());\nx");
        var path = lessons.Write("lesson", first, new NotebookCell(CellKind.Code, "x + 1", id: "shown"));
        await lessons.Run(path);
        var before = lessons.Executed().Cells[0].Outputs.ToJsonString();
        lessons.Options = lessons.Options with { From = from };

        var result = await lessons.Run(path);

        Assert.Equal((RunStatus.Succeeded, 2), (result.Status, result.CellsRun));
        Assert.Equal(before, lessons.Executed().Cells[0].Outputs.ToJsonString());
        Assert.Equal("21", Value(1));
    }

    [Fact]
    public async Task Given_a_cell_to_start_from_when_an_earlier_one_fails_then_its_error_replaces_what_it_showed()
    {
        var path = lessons.Write("lesson", "if (File.Exists(\"gone\")) display(1); else throw new Exception(\"no file\");", "2");
        File.WriteAllText(lessons.PathOf("gone"), "");
        await lessons.Run(path);
        File.Delete(lessons.PathOf("gone"));
        lessons.Options = lessons.Options with { From = "2" };

        var result = await lessons.Run(path);

        Assert.Equal("no file", result.Error?.Message);
        Assert.Equal("error", (string?)Assert.Single(lessons.Executed().Cells[0].Outputs)!["output_type"]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3")]
    [InlineData("nowhere")]
    public async Task Given_a_cell_to_start_from_that_is_not_there_when_run_then_the_message_says_which_are(string from)
    {
        lessons.Options = lessons.Options with { From = from };
        var error = await Assert.ThrowsAsync<RunSetupException>(() => lessons.RunCells("1", "2"));
        Assert.Equal($"lesson has no cell '{from}' to start from: name one by its number In[1] to In[2], as 1 to 2, or by its id.", error.Message);
    }

    [Fact]
    public async Task Given_several_lessons_when_a_cell_to_start_from_is_named_then_it_is_refused()
    {
        lessons.Options = lessons.Options with { From = "1" };
        await Assert.ThrowsAsync<RunSetupException>(() => NotebookRunner.RunAsync([lessons.Write("a", "1"), lessons.Write("b", "1")], lessons.Options));
    }

    [Fact]
    public async Task Given_two_jobs_when_two_lessons_run_then_they_run_at_once_and_results_keep_their_order()
    {
        // Each waits for a file that the other writes.
        lessons.Options = lessons.Options with { Jobs = 2 };
        string Meet(string mine, string theirs) => $"File.WriteAllText(\"{mine}\", \"\");\nwhile (!File.Exists(\"{theirs}\")) await Task.Delay(20);";

        var result = await NotebookRunner.RunAsync([lessons.Write("a", Meet("one", "two")), lessons.Write("b", Meet("two", "one"), "1"), lessons.Write("c", "1")], lessons.Options);

        Assert.True(result.Succeeded);
        Assert.Equal(["a", "b", "c"], result.Lessons.Select(l => l.Lesson));
        Assert.Equal([1, 2, 1], result.Lessons.Select(l => l.CellsRun));
    }

    [Fact]
    public async Task Given_a_running_cell_when_canceled_then_what_it_showed_is_in_the_notebook_and_the_rest_says_why_it_did_not_run()
    {
        using var cancel = new CancellationTokenSource();
        var path = lessons.Write("lesson", "1", "Console.WriteLine(\"so far\");\nConsole.Out.Flush();\nFile.WriteAllText(\"mark\", \"\");\nwhile (true) { }", "3");
        var run = NotebookRunner.RunAsync([path], lessons.Options, cancel: cancel.Token);
        await Wait.UntilAsync(() => File.Exists(lessons.PathOf("mark")));
        await cancel.CancelAsync();

        var result = (await run).Lessons[0];

        Assert.Equal([CellStatus.Passed, CellStatus.NotRun, CellStatus.NotRun], result.Reports.Select(r => r.Status));
        Assert.Equal("so far\n", lessons.Text(1));
        Assert.Equal("The run was stopped while this cell was running.\n", lessons.Text(1, "stderr"));
        Assert.Equal("Not run, because the run was stopped.\n", lessons.Text(2, "stderr"));
        Assert.Null(RunRecord.ReadFrom(lessons.Executed())!.Succeeded);
    }

    private string? Value(int cell) => MultilineText.Join(lessons.Executed().Cells[cell].Outputs[^1]!["data"]!["text/plain"]);
}
