using System.Diagnostics;
using Torchbook.Notebooks.Documents;
using Torchbook.Tests.Data;
using Torchbook.Tests.Notebooks.Runner;

namespace Torchbook.Tests.Cli;

public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Out => folder / "out";

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Given_a_lesson_when_run_then_notebook_page_and_table_are_written_and_the_exit_code_is_0()
    {
        var lesson = Lesson("01-sum", "var seed = 1;", "Console.WriteLine($\"the seed is {seed}\");");

        var outcome = await CommandLineProcess.RunAsync("run", lesson, "--out", Out, "--seed", "7");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Matches(@"01-sum +3 +\d+\.\d +ok", outcome.Output);
        Assert.Contains("the seed is 7", await File.ReadAllTextAsync(Path.Combine(Out, "01-sum.ipynb")));
        Assert.Contains("the seed is 7", await File.ReadAllTextAsync(Path.Combine(Out, "01-sum.html")));
        Assert.Contains("01-sum.html", await File.ReadAllTextAsync(Path.Combine(Out, "index.html")));
    }

    [Fact]
    public async Task Given_a_lesson_that_throws_when_run_then_lesson_cell_line_and_message_are_shown_and_the_next_lesson_still_runs()
    {
        Lesson("01-bad", "var zero = 0;", "var one = 1;\nvar x = one / zero;", "one");
        Lesson("02-good", "1 + 1");

        var outcome = await CommandLineProcess.RunAsync("run", folder.Path, "--out", Out);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("01-bad, cell In[2], line 2", outcome.Output);
        Assert.Contains("DivideByZeroException: Attempted to divide by zero.", outcome.Output);
        Assert.Contains("1 cell after it did not run.", outcome.Output);
        Assert.Matches(@"01-bad +1 of 3 +\d+\.\d +failed", outcome.Output);
        Assert.Matches(@"02-good +1 +\d+\.\d +ok", outcome.Output);
    }

    [Fact]
    public async Task Given_a_notebook_that_is_not_JSON_when_run_then_it_is_named_and_the_exit_code_is_1()
    {
        folder.Write("broken.ipynb", "{"u8.ToArray());

        var outcome = await CommandLineProcess.RunAsync("run", folder / "broken.ipynb", "--out", Out);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("broken.ipynb: This is not JSON", outcome.Output);
    }

    [Fact]
    public async Task Given_a_cell_that_never_ends_when_run_with_a_timeout_then_it_is_stopped_and_the_exit_code_is_1()
    {
        var lesson = Lesson("01-loop", "while (true) { }");

        var outcome = await CommandLineProcess.RunAsync("run", lesson, "--out", Out, "--timeout", "3");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("ran longer than 3 seconds", outcome.Output);
    }

    [Fact]
    public async Task Given_failing_cells_when_run_to_the_end_then_each_is_shown_and_counted_in_the_JUnit_report()
    {
        var lesson = Lesson("01-two", "var zero = 0;", "1 / zero", "zero + 42", "throw new Exception(\"mine\");");

        var outcome = await CommandLineProcess.RunAsync("run", lesson, "--out", Out, "--keep-going", "--junit", folder / "report.xml");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("01-two, cell In[2], line 1", outcome.Output);
        Assert.Contains("Exception: mine", outcome.Output);
        Assert.Matches(@"01-two +2 of 4 +\d+\.\d +failed", outcome.Output);
        Assert.Contains("tests=\"4\" failures=\"2\"", await File.ReadAllTextAsync(folder / "report.xml"));
    }

    [Fact]
    public async Task Given_a_running_cell_when_Ctrl_C_is_pressed_then_what_it_showed_is_written_and_the_exit_code_is_130()
    {
        var lesson = Lesson("01-loop", "Console.WriteLine(\"so far\");\nConsole.Out.Flush();\nFile.WriteAllText(\"mark\", \"\");\nwhile (true) { }", "2");
        // Whoever started the tests may have made SIGINT one that is ignored.
        string[] program = ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "Torchbook.Cli.dll"), "run", lesson, "--out", Out];
        using var process = Process.Start(new ProcessStartInfo("env", program) { RedirectStandardOutput = true })!;
        try
        {
            await Wait.UntilAsync(() => File.Exists(folder / "mark"));
            Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
            await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2));
            await process.WaitForExitAsync();
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        Assert.Equal(130, process.ExitCode);
        var executed = NotebookDocument.Load(Path.Combine(Out, "01-loop.ipynb"));
        Assert.Equal(["so far\n", "The run was stopped while this cell was running.\n"], executed.Cells[0].Outputs.Select(o => MultilineText.Join(o!["text"])));
        Assert.True(File.Exists(Path.Combine(Out, "01-loop.html")));
    }

    [Theory]
    [InlineData("there is no notebook nowhere.ipynb", "nowhere.ipynb")]
    [InlineData("There is no parameter 'sede'", "LESSON", "--param", "sede=1")]
    [InlineData("Parameter 'seed' is of type int, and 'x' is not one", "LESSON", "--param", "seed=x")]
    [InlineData("--param seed: it must read NAME=VALUE", "LESSON", "--param", "seed")]
    [InlineData("--param seed is given twice", "LESSON", "--param", "seed=1", "--param", "seed=2")]
    [InlineData("--timeout -1: it must be a positive number of seconds", "LESSON", "--timeout", "-1")]
    [InlineData("--jobs 0: it must be a number from 1 to 64", "LESSON", "--jobs", "0")]
    [InlineData("01-one has no cell '9' to start from", "LESSON", "--from", "9")]
    [InlineData("cannot write to /proc/torchbook", "LESSON", "--out", "/proc/torchbook")]
    public async Task Given_something_that_cannot_be_when_run_then_one_line_says_so_and_nothing_runs(string expected, params string[] arguments)
    {
        var lesson = Lesson("01-one", "var seed = 1;");
        string[] output = arguments.Contains("--out") ? [] : ["--out", Out];

        var outcome = await CommandLineProcess.RunAsync(["run", .. arguments.Select(argument => argument == "LESSON" ? lesson : argument), .. output]);

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("torchbook: ", outcome.Errors);
        Assert.Contains(expected, outcome.Errors);
        Assert.Single(outcome.Errors.TrimEnd().Split('\n'));
    }

    /// <summary>A notebook whose first code cell is tagged <c>parameters</c>.</summary>
    private string Lesson(string name, params string[] cells)
    {
        var notebook = new NotebookDocument(name);
        foreach (var (index, source) in cells.Index())
        {
            notebook.Cells.Add(new NotebookCell(CellKind.Code, source, index == 0 ? ["parameters"] : null));
        }

        notebook.Save(folder / $"{name}.ipynb");
        return folder / $"{name}.ipynb";
    }
}
