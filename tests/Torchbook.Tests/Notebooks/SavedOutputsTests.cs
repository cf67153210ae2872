using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Runner;
using static Torchbook.Tests.Notebooks.LessonFixture;

namespace Torchbook.Tests.Notebooks;

public sealed class SavedOutputsTests : IDisposable
{
    private readonly LessonFixture lessons = new();

    public SavedOutputsTests() => lessons.Options = lessons.Options with { Save = true };

    public void Dispose() => lessons.Dispose();

    [Fact]
    public async Task Given_a_run_when_saved_then_the_lesson_has_outputs_and_stamps_but_no_injected_cell()
    {
        lessons.Options = lessons.Options with { Seed = 5 };
        var path = lessons.Write("lesson", Code("var seed = 1;", "parameters"), Code("seed"), Code("seed = 9;", "solution"));
        await lessons.Run(path);
        var saved = NotebookDocument.Load(path);
        Assert.Equal(3, saved.Cells.Count);
        Assert.Equal("5", MultilineText.Join(saved.Cells[1].Outputs[0]!["data"]!["text/plain"]));
        Assert.Empty(SourceStamp.Stale(saved));
        Assert.Null(saved.Cells[2].ExecutionCount);
        Assert.True(RunRecord.ReadFrom(saved)!.Succeeded);
    }

    [Fact]
    public async Task Given_a_saved_lesson_when_its_source_changes_then_the_stamp_tells()
    {
        var path = lessons.Write("lesson", "1", "2");
        await lessons.Run(path);
        var saved = NotebookDocument.Load(path);
        saved.Cells[1].Source = "3";
        Assert.Equal([saved.Cells[1].Id], SourceStamp.Stale(saved).Select(c => c.Id));
    }

    [Fact]
    public async Task Given_a_lesson_that_fails_when_run_then_the_committed_one_is_untouched()
    {
        var path = lessons.Write("lesson", "1", "throw new Exception();");
        var before = File.ReadAllText(path);
        await lessons.Run(path);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task Given_large_figures_when_saved_then_only_pictures_text_and_html_stay()
    {
        var path = lessons.Write("lesson", """
            MimeBundle Figure(int length) => MimeBundle.Text("figure").With(Mime.Png, new byte[] { 1, 2 }).With(Mime.Svg, "<svg/>")
                .With(Mime.Plotly, new System.Text.Json.Nodes.JsonObject { ["data"] = new string('x', length) });
            display(Figure(10));
            display(Figure(200_000));
            """);
        var result = await lessons.Run(path);
        Assert.True(result.Status == RunStatus.Succeeded, result.Error?.ToString());
        var outputs = NotebookDocument.Load(path).Cells[0].Outputs;
        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], outputs[0]!["data"]!.AsObject().Select(d => d.Key).Order());
        Assert.Equal(["image/png", "text/plain"], outputs[1]!["data"]!.AsObject().Select(d => d.Key).Order());
        Assert.Contains("image/svg+xml", lessons.Executed().Cells[0].Outputs[0]!["data"]!.AsObject().Select(d => d.Key));
    }

    [Fact]
    public async Task Given_outputs_too_large_for_a_repository_when_saved_then_the_error_says_so_and_the_lesson_is_untouched()
    {
        var path = lessons.Write("lesson", "display(HTML(new string('x', 2_000_000)));");
        var before = File.ReadAllText(path);
        var result = await lessons.Run(path);
        Assert.Equal(RunStatus.NotRun, result.Status);
        Assert.Contains("more than 1 MB", result.Error!.Message);
        Assert.Equal(before, File.ReadAllText(path));
    }
}
