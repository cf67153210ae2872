using Torchbook.Notebooks.Runner;

namespace Torchbook.Tests.Notebooks.Runner;

/// <summary>What cells do to their process, without a front end.</summary>
public sealed class HostileLessonTests : IDisposable
{
    private readonly LessonFixture lessons = new();

    public void Dispose() => lessons.Dispose();

    [Fact]
    public async Task Given_cells_that_misbehave_and_survive_when_run_then_the_last_cell_runs_as_if_nothing_had_been()
    {
        var result = await lessons.RunCells(
            "new Thread(() => throw new Exception(\"in a thread\")).Start(); Thread.Sleep(500);",
            "Console.SetOut(TextWriter.Null); Directory.SetCurrentDirectory(\"/\");",
            "for (var i = 0; i < 20; i++) { ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(-1)); }",
            "for (var i = 0; i < 2_000; i++) { display(i); }",
            "display(HTML(new string('x', 104_857_600)));",
            "System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"sleep 1000 & sleep 1000\"]).Id > 0",
            "Console.WriteLine(\"last\");");
        Assert.True(result.Status == RunStatus.Succeeded, result.Error?.ToString());
        Assert.Contains("Exception: in a thread", lessons.Text(0, "stderr"));
        Assert.Contains("1,000 more displays", lessons.Text(3, "stderr"));
        Assert.Contains("[Not shown: this output has", lessons.Executed().Cells[4].Outputs.ToJsonString());
        Assert.Equal("last\n", lessons.Text(6));
    }
}
