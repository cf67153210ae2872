using System.Diagnostics;
using System.Text.Json.Nodes;
using Torchbook.Cli.Testing;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Runner;
using static Torchbook.Tests.Notebooks.LessonFixture;

namespace Torchbook.Tests.Notebooks;

public sealed class NotebookRunnerTests : IDisposable
{
    private readonly LessonFixture lessons = new();

    public void Dispose() => lessons.Dispose();

    [Fact]
    public async Task Given_a_lesson_when_run_then_outputs_come_in_order_and_state_is_shared()
    {
        var result = await lessons.RunCells("var x = 20;\nConsole.WriteLine(\"one\");\ndisplay(\"two\");\nConsole.Error.WriteLine(\"three\");\nConsole.WriteLine(\"four\");", "x + 1");
        Assert.True(result.Status == RunStatus.Succeeded, result.Error?.ToString());
        Assert.Equal((2, 2), (result.Cells, result.CellsRun));
        var outputs = lessons.Executed().Cells[0].Outputs;
        Assert.Equal(["stream", "display_data", "stream", "stream"], outputs.Select(o => (string)o!["output_type"]!));
        var value = Assert.Single(lessons.Executed().Cells[1].Outputs)!;
        Assert.Equal("21", MultilineText.Join(value["data"]!["text/plain"]));
        Assert.Equal(2, (int)value["execution_count"]!);
    }

    [Fact]
    public async Task Given_an_update_when_run_then_the_shown_output_changes()
    {
        await lessons.RunCells("var shown = display(1);", "shown.Update(2);");
        Assert.Equal("2", MultilineText.Join(lessons.Executed().Cells[0].Outputs[0]!["data"]!["text/plain"]));
        Assert.Empty(lessons.Executed().Cells[1].Outputs);
    }

    [Fact]
    public async Task Given_a_cell_that_throws_when_run_then_lesson_cell_line_and_message_are_reported_and_the_rest_says_it_did_not_run()
    {
        var result = await lessons.RunCells("1", "var a = 1;\nthrow new InvalidOperationException(\"broken <b>\");", "3");
        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Equal("lesson, In[2], line 2: InvalidOperationException: broken <b>", result.Error!.ToString());
        Assert.Equal(1, result.CellsRun);
        Assert.Equal("error", (string)lessons.Executed().Cells[1].Outputs[^1]!["output_type"]!);
        Assert.Equal("Not run, because In[2] failed.\n", lessons.Text(2, "stderr"));
        Assert.Null(lessons.Executed().Cells[2].ExecutionCount);
    }

    [Theory]
    [InlineData("while (true) { }", "stopped in line 3.")]
    [InlineData("sleep(600);", "was stopped.")]
    public async Task Given_a_cell_without_end_when_run_then_it_is_stopped_after_its_time(string code, string message)
    {
        lessons.Options = lessons.Options with { CellTimeout = TimeSpan.FromSeconds(20) };
        var result = await lessons.RunCells("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern uint sleep(uint seconds);\nConsole.Write(\"before\");\n" + code, "2");
        Assert.Equal("Timeout", result.Error?.Name);
        Assert.Contains("longer than 20 seconds", result.Error!.Message);
        Assert.EndsWith(message, result.Error.Message);
        Assert.Equal("before", lessons.Text(0));
    }

    [Fact]
    public async Task Given_a_lesson_that_takes_too_long_in_all_when_run_then_it_is_stopped()
    {
        lessons.Options = lessons.Options with { LessonTimeout = TimeSpan.FromSeconds(20) };
        var result = await lessons.RunCells("Thread.Sleep(500);", "Thread.Sleep(60_000);");
        Assert.StartsWith("The lesson ran longer than 20 seconds", result.Error?.Message);
        Assert.Equal(1, result.CellsRun);
    }

    [Theory]
    [InlineData("Func<int, int> f = null; f = n => 1 + f(n + 1); f(0)", "stack overflowed (SIGABRT)")]
    [InlineData("Environment.Exit(3);", "exit code 3")]
    [InlineData("Process.GetCurrentProcess().Kill();", "SIGKILL")]
    public async Task Given_a_cell_that_ends_its_process_when_run_then_the_report_says_how_and_what_was_shown_stays(string code, string reason)
    {
        var result = await lessons.RunCells("Console.WriteLine(\"kept\");", "using System.Diagnostics;\nConsole.WriteLine(\"also kept\");\nConsole.Out.Flush();\n" + code, "3");
        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Equal(2, result.Error!.Cell);
        Assert.Contains(reason, result.Error.Message);
        Assert.Equal("kept\n", lessons.Text(0));
        Assert.StartsWith("also kept\n", lessons.Text(1));
        Assert.Contains("Not run", lessons.Text(2, "stderr"));
    }

    [Fact]
    public async Task Given_native_code_that_crashes_when_run_then_the_signal_is_named()
    {
        var result = await lessons.RunCells("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern nint strlen(nint text);\nstrlen(8)");
        Assert.Contains("SIGSEGV", result.Error?.Message);
    }

    [Fact]
    public async Task Given_native_code_that_prints_when_run_then_its_text_belongs_to_its_cell()
    {
        await lessons.RunCells("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int puts(string text);", "puts(\"from C\");", "Console.WriteLine(\"after\");");
        Assert.Equal(("", "from C\n", "after\n"), (lessons.Text(0), lessons.Text(1), lessons.Text(2)));
    }

    [Fact]
    public async Task Given_a_cell_that_writes_100_MB_when_run_then_the_beginning_is_kept_and_the_cut_is_said()
    {
        var result = await lessons.RunCells("var line = new string('x', 999);\nfor (var i = 0; i < 100_000; i++) Console.WriteLine(line);", "\"next\"");
        Assert.Equal(RunStatus.Succeeded, result.Status);
        Assert.Equal(lessons.Options.MaxTextPerCell, lessons.Text(0).Length);
        Assert.Contains("100,000,000 characters", lessons.Text(0, "stderr"));
        Assert.True(new FileInfo(Path.Combine(lessons.Options.OutDir, "lesson.ipynb")).Length < 1_000_000);
    }

    [Fact]
    public async Task Given_a_cell_that_displays_too_much_when_run_then_the_cut_is_said()
    {
        lessons.Options = lessons.Options with { MaxDisplayPerCell = 1 << 20 };
        await lessons.RunCells("for (var i = 0; i < 30; i++) display(new string('x', 100_000));");
        Assert.Contains("20 more displays", lessons.Text(0, "stderr"));
    }

    [Fact]
    public async Task Given_a_cell_that_starts_processes_when_the_lesson_ends_then_they_are_gone()
    {
        var result = await lessons.RunCells("using System.Diagnostics;\nvar p = Process.Start(\"sh\", [\"-c\", \"sleep 300 & wait\"]);\nThread.Sleep(300);\np.Id");
        Assert.Equal(RunStatus.Succeeded, result.Status);
        var id = int.Parse(MultilineText.Join(lessons.Executed().Cells[0].Outputs[0]!["data"]!["text/plain"])!);
        Assert.True(SpinWait.SpinUntil(() => !IsAlive(id), TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Given_relative_paths_when_run_then_they_begin_at_the_lessons_folder()
    {
        File.WriteAllText(lessons.PathOf("beside.txt"), "found");
        await lessons.RunCells("File.ReadAllText(\"beside.txt\")");
        Assert.Equal("found", MultilineText.Join(lessons.Executed().Cells[0].Outputs[0]!["data"]!["text/plain"]));
    }

    [Fact]
    public async Task Given_a_temporary_folder_with_a_long_path_when_run_then_the_lesson_runs_all_the_same()
    {
        var before = Environment.GetEnvironmentVariable("TMPDIR");
        var path = Directory.CreateDirectory(lessons.PathOf(new string('t', 100))).FullName;
        Environment.SetEnvironmentVariable("TMPDIR", path);
        try
        {
            var result = await lessons.RunCells("1 + 1");
            Assert.True(result.Status == RunStatus.Succeeded, result.Error?.ToString());
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", before);
        }
    }

    [Fact]
    public async Task Given_a_result_of_an_earlier_run_when_the_folder_cannot_be_written_then_there_is_one_clear_error()
    {
        File.WriteAllText(lessons.PathOf("blocked"), "a file");
        lessons.Options = lessons.Options with { OutDir = Path.Combine(lessons.PathOf("blocked"), "out") };
        var result = await lessons.RunCells("1");
        Assert.Equal(RunStatus.NotRun, result.Status);
        Assert.Contains("cannot be written", result.Error!.Message);
    }

    [Fact]
    public async Task Given_a_file_that_is_no_notebook_when_run_then_it_is_reported_and_the_next_lesson_runs()
    {
        File.WriteAllText(lessons.PathOf("broken.ipynb"), "not json");
        var good = lessons.Write("good", "1 + 1");
        var result = await NotebookRunner.RunAsync([lessons.PathOf("broken.ipynb"), lessons.PathOf("missing.ipynb"), good], lessons.Options);
        Assert.Equal([RunStatus.NotRun, RunStatus.NotRun, RunStatus.Succeeded], result.Lessons.Select(l => l.Status));
        Assert.Contains("broken.ipynb", result.Lessons[0].Error!.Message);
        Assert.False(result.Succeeded);
    }

    [Fact]
    public async Task Given_solutions_when_not_asked_for_then_their_cells_are_skipped()
    {
        var path = lessons.Write("lesson", Code("var answer = 0;"), Code("answer = 42;", "solution"), Code("answer"));
        await lessons.Run(path);
        Assert.Equal("0", MultilineText.Join(lessons.Executed().Cells[2].Outputs[0]!["data"]!["text/plain"]));
        Assert.Null(lessons.Executed().Cells[1].ExecutionCount);
        lessons.Options = lessons.Options with { Solutions = true };
        await lessons.Run(path);
        Assert.Equal("42", MultilineText.Join(lessons.Executed().Cells[2].Outputs[0]!["data"]!["text/plain"]));
    }

    [Fact]
    public async Task Given_a_visitor_when_run_then_it_can_change_what_the_next_cell_finds()
    {
        var visited = new List<string>();
        lessons.Options = lessons.Options with
        {
            AfterCell = async (process, cell, cancel) =>
            {
                visited.Add(cell.Source);
                await process.ExecuteAsync("x++;", 100, new TextOutput(), TimeSpan.FromMinutes(1), cancel: cancel);
            },
        };
        await lessons.RunCells("var x = 1;", "x");
        Assert.Equal(["var x = 1;", "x"], visited);
        Assert.Equal("2", MultilineText.Join(lessons.Executed().Cells[1].Outputs[0]!["data"]!["text/plain"]));
    }

    [Fact]
    public async Task Given_a_run_when_it_ends_then_the_notebook_records_how_it_came_to_be()
    {
        lessons.Options = lessons.Options with { Seed = 7 };
        await lessons.Run(lessons.Write("lesson", Code("var seed = 1;", "parameters"), Code("RunFacts.Record(\"data: digits\", \"abc\");")));
        var record = RunRecord.ReadFrom(lessons.Executed())!;
        Assert.Equal((true, 7L), (record.Succeeded, record.Seed));
        Assert.Contains(record.Facts, fact => fact is { Key: "data: digits", Value: "abc" });
        Assert.Contains(record.Facts, fact => fact.Key == "processor");
        Assert.Empty(SourceStamp.Stale(lessons.Executed()));
    }

    [Fact]
    public async Task Given_several_lessons_when_run_then_each_ones_time_is_its_own()
    {
        var whole = Stopwatch.StartNew();
        var result = await NotebookRunner.RunAsync([lessons.Write("first", "Thread.Sleep(1000);"), lessons.Write("second", "1")], lessons.Options);
        Assert.True(result.Lessons.Sum(lesson => lesson.Seconds) <= whole.Elapsed.TotalSeconds);
    }

    [Fact]
    public async Task Given_an_observer_when_run_then_it_hears_of_every_step()
    {
        var heard = new Listener();
        await NotebookRunner.RunAsync([lessons.Write("lesson", "Console.Write(1);", "throw new Exception();")], lessons.Options, heard);
        Assert.Equal(["lesson of 2", "start 1", "stream", "end 1 True", "start 2", "error", "end 2 False", "Failed"], heard.Lines);
    }

    [Fact]
    public async Task Given_a_running_lesson_when_canceled_then_it_stops_and_what_was_complete_stays()
    {
        using var cancel = new CancellationTokenSource();
        var listener = new Listener { OnCell = cell => { if (cell == 2) { cancel.CancelAfter(1000); } } };
        var result = await NotebookRunner.RunAsync([lessons.Write("lesson", "\"done\"", "while (true) { }")], lessons.Options, listener, cancel.Token);
        Assert.Equal(RunStatus.Canceled, result.Lessons[0].Status);
        Assert.Equal("done", MultilineText.Join(lessons.Executed().Cells[0].Outputs[0]!["data"]!["text/plain"]));
    }

    // A killed process may stay in the table until its parent looks: that one is dead all the same.
    private static bool IsAlive(int id) => File.Exists($"/proc/{id}/stat") && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ");

    private sealed class Listener : IRunObserver
    {
        public List<string> Lines { get; } = [];

        public Action<int>? OnCell { get; init; }

        public void LessonStarted(string lesson, int cells) => Lines.Add($"{lesson} of {cells}");

        public void CellStarted(string lesson, int cell, string source)
        {
            Lines.Add($"start {cell}");
            OnCell?.Invoke(cell);
        }

        public void Output(string lesson, int cell, JsonObject output) => Lines.Add((string)output["output_type"]!);

        public void CellFinished(string lesson, int cell, double seconds, bool succeeded) => Lines.Add($"end {cell} {succeeded}");

        public void LessonFinished(LessonResult result) => Lines.Add(result.Status.ToString());
    }
}
