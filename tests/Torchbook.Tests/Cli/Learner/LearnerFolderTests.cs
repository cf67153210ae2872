using Torchbook.Cli;
using Torchbook.Cli.Learner;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Runner;
using Torchbook.Tests.Data;

namespace Torchbook.Tests.Cli.Learner;

public sealed class LearnerFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LearnerFolder copies;

    public LearnerFolderTests()
    {
        Directory.CreateDirectory(folder / "notebooks");
        copies = new(folder / "notebooks", folder / "my");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Given_a_lesson_when_started_then_the_copy_has_its_cells_and_no_outputs()
    {
        var lesson = Lesson("04-training", "var x = 1;");

        Assert.Equal(CopyOutcome.Made, copies.Start(lesson));

        var copy = Copy(lesson);
        Assert.Equal(["# Title", "var x = 1;"], copy.Cells.Select(c => c.Source));
        Assert.Empty(copy.Cells[1].Outputs);
        Assert.Null(copy.Cells[1].ExecutionCount);
        Assert.Empty(SourceStamp.Stale(copy));
        Assert.Null(RunRecord.ReadFrom(copy));
        Assert.NotEmpty(NotebookDocument.Load(lesson).Cells[1].Outputs);
    }

    [Fact]
    public void Given_a_copy_that_was_run_but_not_edited_when_started_again_then_it_stays_as_it_is()
    {
        var lesson = Lesson("04-training", "1");
        copies.Start(lesson);
        Edit(lesson, copy => copy.Cells[1].Outputs.Add(NotebookOutput.Stream("stdout", "ran")));
        var before = File.ReadAllText(copies.PathOf(lesson));

        Assert.Equal(CopyOutcome.AsItWas, copies.Start(lesson));
        Assert.Equal(before, File.ReadAllText(copies.PathOf(lesson)));
    }

    [Theory]
    [InlineData(false, CopyOutcome.Kept)]
    [InlineData(true, CopyOutcome.KeptButOriginalChanged)]
    public void Given_an_edited_copy_when_started_again_then_it_is_kept_and_a_changed_lesson_is_noticed(bool lessonChanged, CopyOutcome expected)
    {
        var lesson = Lesson("04-training", "1");
        copies.Start(lesson);
        Edit(lesson, copy => copy.Cells[1].Source = "mine");
        var before = File.ReadAllText(copies.PathOf(lesson));
        Lesson("04-training", lessonChanged ? "2" : "1");

        Assert.Equal(expected, copies.Start(lesson));
        Assert.Equal(before, File.ReadAllText(copies.PathOf(lesson)));
    }

    [Fact]
    public void Given_a_copy_without_edits_when_the_lesson_has_changed_then_it_is_brought_up_to_date()
    {
        var lesson = Lesson("04-training", "1");
        copies.Start(lesson);
        Lesson("04-training", "2");

        Assert.Equal(CopyOutcome.BroughtUpToDate, copies.Start(lesson));
        Assert.Equal("2", Copy(lesson).Cells[1].Source);
        Assert.Equal(CopyOutcome.AsItWas, copies.Start(lesson));
    }

    [Theory]
    [InlineData("not a notebook")]
    [InlineData("""{"cells":[{"cell_type":"code","source":"mine","metadata":{},"outputs":[],"execution_count":null}],"metadata":{"torchbook":{"copy":"?"}},"nbformat":4,"nbformat_minor":5}""")]
    public void Given_a_file_of_somebody_elses_in_the_copys_place_when_started_or_reset_then_it_is_never_lost(string content)
    {
        var lesson = Lesson("04-training", "1");
        folder.Write("my/04-training.ipynb", System.Text.Encoding.UTF8.GetBytes(content));

        Assert.Equal(CopyOutcome.Kept, copies.Start(lesson));
        Assert.Equal(content, File.ReadAllText(copies.PathOf(lesson)));
        Assert.Equal(content, File.ReadAllText(copies.Reset(lesson)!));
        Assert.Equal("1", Copy(lesson).Cells[1].Source);
    }

    [Fact]
    public void Given_edits_when_reset_twice_then_both_are_kept_under_numbers_and_the_copy_is_the_lesson()
    {
        var lesson = Lesson("04-training", "1");
        copies.Start(lesson);
        List<string?> backups = [];
        foreach (var text in new[] { "first", "second" })
        {
            Edit(lesson, copy => copy.Cells[1].Source = text);
            backups.Add(copies.Reset(lesson));
        }

        Assert.Equal([folder / "my/04-training.mine-1.ipynb", folder / "my/04-training.mine-2.ipynb"], backups);
        Assert.Equal(["first", "second"], backups.Select(path => NotebookDocument.Load(path!).Cells[1].Source));
        Assert.Equal("1", Copy(lesson).Cells[1].Source);
        Assert.Null(copies.Reset(lesson));
    }

    [Fact]
    public void Given_a_lesson_that_was_never_started_when_reset_then_the_message_says_how_to_start_it() =>
        Assert.EndsWith("Make one with: ./torchbook start 04-training", Assert.Throws<CommandException>(() => copies.Reset(Lesson("04-training", "1"))).Message);

    [Fact]
    public void Given_pictures_and_links_to_other_lessons_when_copied_then_they_lead_somewhere()
    {
        folder.Write("notebooks/images/a.txt", "found"u8.ToArray());
        Lesson("05-next", "1");
        var lesson = Lesson("04-training", "File.ReadAllText(\"images/a.txt\")", "See [next](05-next.ipynb), [web](https://x.org/05-next.ipynb), ![a](images/a.txt).");

        copies.Start(lesson);

        Assert.Equal("See [next](../notebooks/05-next.ipynb), [web](https://x.org/05-next.ipynb), ![a](images/a.txt).", Copy(lesson).Cells[0].Source);
        Assert.Equal("found", File.ReadAllText(folder / "my/images/a.txt"));
        Assert.True(File.Exists(folder / "my/../notebooks/05-next.ipynb"));
        Assert.Equal(CopyOutcome.AsItWas, copies.Start(lesson));
    }

    private string Lesson(string name, string code, string prose = "# Title")
    {
        var notebook = new NotebookDocument(name);
        notebook.Cells.Add(new(CellKind.Markdown, prose));
        var cell = new NotebookCell(CellKind.Code, code) { ExecutionCount = 1 };
        cell.Outputs.Add(NotebookOutput.Stream("stdout", "the answer"));
        SourceStamp.Set(cell);
        notebook.Cells.Add(cell);
        new RunRecord { Succeeded = true }.WriteTo(notebook);
        notebook.Save(folder / $"notebooks/{name}.ipynb");
        return folder / $"notebooks/{name}.ipynb";
    }

    private NotebookDocument Copy(string lesson) => NotebookDocument.Load(copies.PathOf(lesson));

    private void Edit(string lesson, Action<NotebookDocument> edit)
    {
        var copy = Copy(lesson);
        edit(copy);
        copy.Save(copies.PathOf(lesson));
    }
}
