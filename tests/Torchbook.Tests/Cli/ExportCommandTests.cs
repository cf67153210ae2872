using Torchbook.Notebooks.Documents;
using Torchbook.Tests.Data;
using Torchbook.Tests.Setup;

namespace Torchbook.Tests.Cli;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Given_a_lesson_when_exported_and_run_then_it_prints_what_the_notebook_shows()
    {
        var lesson = Lesson(
            "var fast = false;\nvar seed = 1;",
            "record Point(int X, int Y);\nint Twice(int n) => 2 * n;\nstring Twice(string s) => s + s;",
            "var points = new[] { new Point(seed, 2), new Point(3, 4) };\npoints",
            "foreach (var seed in new[] { 1, 2 }) { Console.WriteLine(Twice(seed) + Twice(\"x\")); }\ndisplay(fast);",
            "await Task.Delay(1);\nConsole.WriteLine($\"{0.5:0.00} and {1234.5:N1}\")");

        await PrintsTheSameAsync(lesson, name => name, "--param", "fast=true", "--seed", "7");
    }

    [Fact]
    public async Task Given_a_real_lesson_when_exported_and_run_then_it_prints_what_the_notebook_shows()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TORCHBOOK_FULL") == "1", "Runs a whole lesson twice: part of --full.");

        // Times differ from run to run.
        await PrintsTheSameAsync(Checkout.PathOf("notebooks/11-model-parallelism.ipynb"), line => line.StartsWith('•') || line.Contains("time (") || line.Contains("by the clock") ? "(a time)" : line, "--fast");
    }

    [Theory]
    [InlineData("01-start-here")]
    [InlineData("03-understanding-convolution")]
    public async Task Given_a_real_lesson_when_exported_then_the_program_compiles(string name)
    {
        var outcome = await CommandLineProcess.RunAsync("export", name, "--out", folder.Path);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("#:project", await File.ReadAllTextAsync(folder / $"{name}.cs"));
    }

    [Fact]
    public async Task Given_a_lesson_that_no_program_can_be_when_exported_then_the_message_names_the_cell_and_nothing_is_written()
    {
        var outcome = await CommandLineProcess.RunAsync("export", Lesson("var x = 1;", "var x = 2;"), "--out", folder / "apps");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("In[2]: CS0128", outcome.Errors);
        Assert.Empty(Directory.GetFiles(folder / "apps"));
    }

    private async Task PrintsTheSameAsync(string lesson, Func<string, string> line, params string[] runArguments)
    {
        var run = await CommandLineProcess.RunAsync(["run", lesson, "--out", folder / "out", .. runArguments]);
        Assert.True(run.ExitCode == 0, run.Text);
        var export = await CommandLineProcess.RunAsync("export", lesson, "--out", folder.Path);
        Assert.True(export.ExitCode == 0, export.Text);
        var program = folder / Path.ChangeExtension(Path.GetFileName(lesson), ".cs");
        string[] arguments = runArguments.Contains("--fast") ? ["fast=true"] : ["fast=true", "seed=7"];

        var app = await Outcome.OfAsync(folder.Path, new Dictionary<string, string?>(), ["dotnet", "run", "-c", "Release", program, "--", .. arguments]);

        Assert.Equal((0, ""), (app.ExitCode, app.Errors));
        var shown = NotebookDocument.Load(folder / $"out/{Path.GetFileName(lesson)}").Cells.SelectMany(c => c.Outputs)
            .Select(o => MultilineText.Join(o!["text"] ?? o["data"]!["text/plain"])!.TrimEnd('\n'));
        Assert.Equal(string.Join('\n', shown).Split('\n').Select(line), app.Output.TrimEnd('\n').Split('\n').Select(line));
    }

    private string Lesson(params string[] cells)
    {
        var notebook = new NotebookDocument("lesson");
        foreach (var (index, source) in cells.Index())
        {
            notebook.Cells.Add(new NotebookCell(CellKind.Code, source, index == 0 ? ["parameters"] : null));
        }

        notebook.Save(folder / "lesson.ipynb");
        return folder / "lesson.ipynb";
    }
}
