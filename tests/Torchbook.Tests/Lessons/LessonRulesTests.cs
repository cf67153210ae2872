using System.Text.RegularExpressions;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Tests.Lessons;

/// <summary>What every committed lesson keeps to, checked without running it.</summary>
public partial class LessonRulesTests
{
    public static TheoryData<string> Lessons() => [.. Directory.GetFiles(Folder(), "*.ipynb").Select(Path.GetFileName).Order().OfType<string>()];

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Torchbook.slnx"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "notebooks");
    }

    private static NotebookDocument Load(string lesson) => NotebookDocument.Load(Path.Combine(Folder(), lesson));

    private static IEnumerable<NotebookCell> Code(string lesson) => Load(lesson).Cells.Where(c => c.Kind == CellKind.Code);

    [Theory, MemberData(nameof(Lessons))]
    public void Given_a_lesson_when_its_cells_are_compared_with_their_stamps_then_source_and_stored_output_belong_together(string lesson)
    {
        var document = Load(lesson);

        Assert.Empty(SourceStamp.Stale(document).Select(cell => cell.Source));
        Assert.Contains(document.Cells, c => c.ExecutionCount is not null);
    }

    [Theory, MemberData(nameof(Lessons))]
    public void Given_a_lesson_when_measured_then_it_is_small_enough_for_a_repository(string lesson) =>
        Assert.InRange(new FileInfo(Path.Combine(Folder(), lesson)).Length, 1, 1_000_000);

    [Theory, MemberData(nameof(Lessons))]
    public void Given_a_lesson_when_its_stored_outputs_are_read_then_nothing_in_them_failed_or_moves_on_its_own(string lesson)
    {
        foreach (var output in Load(lesson).Cells.SelectMany(c => c.Outputs))
        {
            Assert.NotEqual("error", (string?)output!["output_type"]);
            Assert.DoesNotContain("<script", output.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory, MemberData(nameof(Lessons))]
    public void Given_a_lesson_when_its_exercises_are_listed_then_each_has_a_solution_a_wrong_answer_and_a_check(string lesson)
    {
        var cells = Code(lesson).Where(c => c.HasTag("exercise") || c.HasTag("solution") || c.HasTag("check")).ToList();

        Assert.True(cells.Count >= 2 * 3, "A lesson has at least two exercises.");
        foreach (var three in cells.Chunk(3))
        {
            Assert.Equal(["exercise", "solution", "check"], three.Select(c => c.Tags.First(t => t is "exercise" or "solution" or "check")));
            Assert.Contains("NotYet", three[0].Source);
            Assert.False(string.IsNullOrWhiteSpace(MultilineText.Join(three[1].Metadata["torchbook"]?["wrong"])), "The solution's metadata torchbook.wrong holds a plausible wrong answer.");
        }
    }

    [Theory, MemberData(nameof(Lessons))]
    public void Given_a_lesson_when_its_cells_are_read_then_they_are_short(string lesson)
    {
        var tooLong = Code(lesson).Where(c => !c.HasTag("collapsed") && !c.HasTag("check") && !c.HasTag("solution") && c.Source.Split('\n').Length > 15);

        Assert.Empty(tooLong.Select(c => c.Source));
    }

    [Theory, MemberData(nameof(Lessons))]
    public void Given_a_lesson_when_its_prose_is_read_then_the_voice_is_kept(string lesson)
    {
        foreach (var cell in Load(lesson).Cells.Where(c => c.Kind == CellKind.Markdown))
        {
            var prose = CodeInProse().Replace(cell.Source, "");
            var found = Unwanted().Match(prose);
            Assert.False(found.Success, $"'{found.Value}' in: {cell.Source}");
        }
    }

    [Theory, MemberData(nameof(Lessons))]
    public void Given_a_lesson_when_its_parts_are_listed_then_parameters_claims_summary_and_sources_are_there(string lesson)
    {
        var text = string.Join("\n", Load(lesson).Cells.Select(c => c.Source));

        Assert.Contains("fast", Assert.Single(Code(lesson), c => c.HasTag("parameters")).Source);
        Assert.True(text.Split("Claim.That(").Length > 8, "A lesson asserts the numbers it states.");
        Assert.Matches("(?m)^## .*Sources", text);
        Assert.Contains("In PyTorch", text);
        Assert.Contains("Break it", text, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("```.*?```|`[^`]*`|!\\[|<!--.*?-->|\\$[^$]*\\$|https?://\\S+", RegexOptions.Singleline)]
    private static partial Regex CodeInProse();

    [GeneratedRegex(@"\b(simply|just|obviously|let's dive in|trivial(ly)?|easy peasy)\b|!(?!=)", RegexOptions.IgnoreCase)]
    private static partial Regex Unwanted();
}
