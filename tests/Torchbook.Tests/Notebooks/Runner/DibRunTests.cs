using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Tests.Notebooks.Runner;

public sealed class DibRunTests : IDisposable
{
    private readonly LessonFixture fixture = new();

    private string Write(string text)
    {
        File.WriteAllText(fixture.PathOf("lesson.dib"), text);
        return fixture.PathOf("lesson.dib");
    }

    [Fact]
    public async Task Given_a_dib_when_run_then_its_cells_run_in_their_languages_and_a_notebook_is_left()
    {
        var result = await fixture.Run(Write("#!csharp\n\nvar x = 41;\n\n#!markdown\n\n# Title\n\n#!html\n\n<b>x</b>\n\n#!csharp\n\nx + 1\n"));

        Assert.Equal(RunStatus.Succeeded, result.Status);
        var executed = fixture.Executed();
        Assert.Equal("Title", executed.Title);
        Assert.Equal("<b>x</b>", MultilineText.Join(executed.Cells[2].Outputs[0]!["data"]!["text/html"]));
        Assert.Equal("42", MultilineText.Join(executed.Cells[3].Outputs[0]!["data"]!["text/plain"]));
        Assert.EndsWith("lesson.ipynb", result.Output);
    }

    [Fact]
    public async Task Given_a_dib_when_outputs_are_to_be_saved_then_the_run_is_refused()
    {
        fixture.Options = fixture.Options with { Save = true };
        var error = await Assert.ThrowsAsync<RunSetupException>(() => fixture.Run(Write("#!csharp\n\n1\n")));
        Assert.Contains("lesson.dib cannot keep outputs", error.Message);
    }

    public void Dispose() => fixture.Dispose();
}
