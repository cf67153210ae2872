using System.Diagnostics;
using System.Text.Json.Nodes;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Acceptance.Jupyter;

/// <summary>Lessons under Debian's <c>jupyter nbconvert --execute</c>: in their fast form, solutions included.</summary>
public sealed class LessonExecutionTests(ITestOutputHelper log) : IDisposable
{
    private readonly JupyterHome home = new();

    public static TheoryData<string> Lessons => [.. CourseLesson.Names("11-model-parallelism")];

    public void Dispose() => home.Dispose();

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Given_a_lesson_when_nbconvert_executes_it_then_every_cell_runs_and_shows_what_the_saved_lesson_shows(string name)
    {
        var source = Path.Combine(home.Folder, name + ".ipynb");
        CourseLesson.Fast(name).Save(source);

        var watch = Stopwatch.StartNew();
        JupyterProgram.Run("/usr/bin/jupyter-nbconvert", "--to", "notebook", "--execute", source, "--output", "done.ipynb");
        log.WriteLine($"{name}: {watch.Elapsed.TotalSeconds:0.0} s");

        var done = NotebookDocument.Load(Path.Combine(home.Folder, "done.ipynb")).Cells.Where(cell => cell.Kind == CellKind.Code && !cell.HasTag("injected-parameters")).ToArray();
        Assert.All(done, cell => Assert.True(cell.ExecutionCount > 0, cell.Source));
        Assert.DoesNotContain(done.SelectMany(cell => cell.Outputs), output => (string?)output!["output_type"] == "error");
        var saved = CourseLesson.Saved(name).Cells.Where(cell => cell.Kind == CellKind.Code).ToArray();
        Assert.Equal(saved.Select(Charts), done.Select(Charts));
        Assert.True(saved.Sum(Charts) >= 3);
    }

    private static int Charts(NotebookCell cell) => cell.Outputs.Count(output => (output!["data"] as JsonObject)?.ContainsKey(Display.Mime.Png) == true);
}
