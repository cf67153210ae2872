using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Runner;
using static Torchbook.Tests.Notebooks.LessonFixture;

namespace Torchbook.Tests.Notebooks;

public sealed class ParameterTests : IDisposable
{
    private const string Declaration = "var fast = false;\nvar seed = 42;\ndouble rate = 1e-3;\nstring name = \"x\";\nvar start = -1L;\nvar list = new int[3];";
    private readonly LessonFixture lessons = new();

    public void Dispose() => lessons.Dispose();

    private string Lesson() => lessons.Write("lesson",
        Code(Declaration, "parameters"), Code("$\"{fast} {seed} {rate} {name} {start}\""));

    private string Shown(int cell = 2) => MultilineText.Join(lessons.Executed().Cells[cell].Outputs[0]!["data"]!["text/plain"])!;

    private Task<LessonResult> With(params (string, string)[] values)
    {
        lessons.Options = lessons.Options with { Parameters = values.ToDictionary(v => v.Item1, v => v.Item2) };
        return lessons.Run(Lesson());
    }

    [Fact]
    public async Task Given_values_when_run_then_they_are_set_with_the_declared_types()
    {
        await With(("rate", "2e-4"), ("name", "quote \" and { }"), ("start", "-5"), ("seed", "7"));
        Assert.Equal("False 7 0.0002 quote \" and { } -5", Shown());
        Assert.Equal(["injected-parameters"], lessons.Executed().Cells[1].Tags);
    }

    [Fact]
    public async Task Given_seed_and_fast_when_run_then_they_are_set_where_declared()
    {
        lessons.Options = lessons.Options with { Seed = 9, Fast = true };
        await lessons.Run(Lesson());
        Assert.StartsWith("True 9 ", Shown());
        var without = await lessons.RunCells("\"no parameters\"");
        Assert.Equal(RunStatus.Succeeded, without.Status);
    }

    [Fact]
    public async Task Given_an_unknown_name_when_run_then_the_error_lists_the_known_ones_and_nothing_runs()
    {
        var error = await Assert.ThrowsAsync<RunSetupException>(() => With(("epoch", "3")));
        Assert.Contains("'epoch'", error.Message);
        Assert.Contains("fast, seed, rate, name", error.Message);
        Assert.False(Directory.Exists(lessons.Options.OutDir));
    }

    [Theory]
    [InlineData("seed", "many", "type int")]
    [InlineData("fast", "perhaps", "type bool")]
    [InlineData("rate", "1,5", "type double")]
    [InlineData("seed", "99999999999", "type int")]
    [InlineData("list", "1", "only bool, int")]
    public async Task Given_a_value_of_the_wrong_type_when_run_then_the_error_says_so(string name, string value, string message)
    {
        var error = await Assert.ThrowsAsync<RunSetupException>(() => With((name, value)));
        Assert.Contains(message, error.Message);
        Assert.Contains($"'{name}'", error.Message);
    }
}
