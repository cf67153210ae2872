using Torchbook.Notebooks.Documents;

namespace Torchbook.Tests.Notebooks;

public sealed class ErrorExplanationInCellsTests : IDisposable
{
    private const string Explanation = "The layer expects 3 channels, the batch has 1: Conv2d takes [N, 3, H, W], and the input is [4, 1, 28, 28]. Make the layer with 1 input channel, or give it data with 3.";

    private readonly LessonFixture lessons = new();

    public void Dispose() => lessons.Dispose();

    [Fact]
    public async Task Given_a_shape_that_does_not_fit_when_its_cell_runs_then_plain_words_come_before_the_engines_message()
    {
        var result = await lessons.RunCells("#r \"nuget: TorchSharp-cpu\"\nusing static TorchSharp.torch;", "var layer = nn.Conv2d(3, 8, 3);\nlayer.call(rand(4, 1, 28, 28))");

        Assert.Equal(2, result.Error!.Line);
        Assert.Equal(2, result.Error.Message.Split('\n').Length);
        var output = lessons.Executed().Cells[1].Outputs[^1]!;
        var trace = output["traceback"]!.AsArray().Select(line => (string)line!).ToList();
        Assert.Equal(Explanation, trace[0]);
        Assert.StartsWith("System.ArgumentException: Conv2d takes [N, 3, H, W] or [3, H, W], but the input is [4, 1, 28, 28].", trace[1]);
        Assert.Contains(trace, line => line.EndsWith("In[2]:line 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_an_error_that_nobody_explains_when_its_cell_runs_then_it_stays_as_it_is()
    {
        var result = await lessons.RunCells("throw new InvalidOperationException(\"mine\");");

        Assert.Equal("mine", result.Error!.Message);
        Assert.StartsWith("System.InvalidOperationException: mine", (string?)lessons.Executed().Cells[0].Outputs[^1]!["traceback"]![0]);
    }
}
