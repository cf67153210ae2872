using System.Text.Json.Nodes;
using Torchbook.Cli.Testing;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Hosting;
using Torchbook.Notebooks.Runner;
using Torchbook.Tests.Data;

namespace Torchbook.Tests.Cli;

public sealed class ExerciseAuditTests : IDisposable
{
    private const string Check = """
        try { if (Double(4) != 8) throw new ExerciseFailedException(); Console.WriteLine("right"); }
        catch (NotImplementedException) { Console.WriteLine("Not yet."); }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Given_a_sound_exercise_when_audited_then_it_passes()
    {
        var tally = await AuditAsync(solution: "int Double(int x) => 2 * x;", wrong: "int Double(int x) => x * x;");

        Assert.Equal((1, 0), (tally.Passed, tally.Failed));
    }

    [Theory]
    [InlineData("lets the wrong answer pass, or fails for another reason: right", "int Double(int x) => 2 * x;", "int Double(int x) => x + x;")]
    [InlineData("The wrong answer does not run: CompileError", "int Double(int x) => 2 * x;", "int Double(int x) => y;")]
    [InlineData("The solution does not pass the check: ExerciseFailedException", "int Double(int x) => 3 * x;", "int Double(int x) => x * x;")]
    [InlineData("'torchbook.wrong' in its metadata", "int Double(int x) => 2 * x;", null)]
    public async Task Given_an_exercise_that_is_not_sound_when_audited_then_it_fails_and_says_why(string reason, string solution, string? wrong)
    {
        var tally = await AuditAsync(solution, wrong);

        Assert.Contains(reason, Assert.Single(tally.Failures));
    }

    [Fact]
    public async Task Given_a_stub_that_is_already_right_when_audited_then_it_fails()
    {
        var tally = await AuditAsync("int Double(int x) => 2 * x;", "int Double(int x) => x * x;", stub: "int Double(int x) => x << 1;");

        Assert.Contains("does not say 'Not yet': right", Assert.Single(tally.Failures));
    }

    private async Task<Tally> AuditAsync(string solution, string? wrong, string stub = "int Double(int x) => throw new NotImplementedException();")
    {
        var notebook = new NotebookDocument("lesson");
        notebook.Cells.Add(new NotebookCell(CellKind.Code, "class ExerciseFailedException : Exception { }"));
        notebook.Cells.Add(new NotebookCell(CellKind.Code, stub, ["exercise"]));
        notebook.Cells.Add(new NotebookCell(CellKind.Code, solution, ["solution"]));
        notebook.Cells.Add(new NotebookCell(CellKind.Code, Check, ["check"]));
        if (wrong is not null)
        {
            notebook.Cells[2].Metadata["torchbook"] = new JsonObject { ["wrong"] = wrong };
        }

        notebook.Save(folder / "lesson.ipynb");
        var tally = new Tally();
        var options = new RunOptions
        {
            OutDir = folder / "out",
            AfterCell = new ExerciseAudit(notebook, "lesson", tally).VisitAsync,
            Command = HostCommand.ForAssembly(Path.Combine(AppContext.BaseDirectory, "Torchbook.Cli.dll")),
        };
        await NotebookRunner.RunAsync([folder / "lesson.ipynb"], options);
        return tally;
    }
}
