using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Pages;

namespace Torchbook.Tests.Notebooks.Pages;

public class LessonSiteTests
{
    [Fact]
    public void Given_lessons_when_written_then_the_index_leads_to_each_and_each_to_its_neighbors()
    {
        using var folder = new TemporaryFolder();

        var paths = LessonSite.Write([Lesson("a/01-one.ipynb", "# One & all\n\nThe **opening** sentence of $x$."), Lesson("a/02-two.ipynb", "# Two"), Lesson("b/01-one.ipynb", "# Other")], folder.Path);

        Assert.Equal(["01-one.html", "02-two.html", "01-one-2.html", "index.html"], paths.Select(Path.GetFileName));
        Assert.All(paths, path => Assert.True(File.Exists(path)));
        var index = File.ReadAllText(folder.Combine("index.html"));
        Assert.Contains("<a href=\"01-one.html\">One &amp; all</a>", index);
        Assert.Contains("<p>The opening sentence of x.</p>", index);
        Assert.Contains("<a href=\"01-one-2.html\">Other</a>", index);
        var middle = File.ReadAllText(folder.Combine("02-two.html"));
        Assert.Contains("rel=\"prev\" href=\"01-one.html\"", middle);
        Assert.Contains("rel=\"next\" href=\"01-one-2.html\"", middle);
    }

    [Fact]
    public void Given_links_between_notebooks_when_written_then_they_lead_to_pages()
    {
        using var folder = new TemporaryFolder();

        LessonSite.Write([Lesson("n/01 a.ipynb", "[b](02-b.ipynb#part) [c](03-c.ipynb) [d](https://x.org/02-b.ipynb)"), Lesson("n/02-b.ipynb", "[a](01%20a.ipynb)")], folder.Path);

        var html = File.ReadAllText(folder.Combine("01 a.html"));
        Assert.Contains("href=\"02-b.html#part\"", html);
        Assert.Contains("href=\"03-c.ipynb\"", html);
        Assert.Contains("href=\"https://x.org/02-b.ipynb\"", html);
        Assert.Contains("href=\"01%20a.html\"", File.ReadAllText(folder.Combine("02-b.html")));
    }

    [Fact]
    public void Given_a_notebook_named_index_when_written_then_it_does_not_take_the_indexs_place()
    {
        using var folder = new TemporaryFolder();

        var paths = LessonSite.Write([Lesson("Index.ipynb", "# Mine")], folder.Path);

        Assert.Equal(["Index-2.html", "index.html"], paths.Select(Path.GetFileName));
    }

    [Fact]
    public void Given_libraries_when_written_then_pages_share_them_and_ask_only_for_what_they_need()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Combine("m/temml/dist"));
        File.WriteAllText(folder.Combine("m/temml/dist/temml.min.js"), "the library");
        File.WriteAllText(folder.Combine("m/temml/LICENSE"), "MIT, somebody");
        var options = new SiteOptions { NodeModules = folder.Combine("m") };

        LessonSite.Write([Lesson("a.ipynb", "$x$"), Lesson("b.ipynb", "no formula")], folder.Path, options);

        Assert.Equal("/*!\nMIT, somebody\n*/\nthe library", File.ReadAllText(folder.Combine("assets/temml.min.js")));
        Assert.Contains("assets/temml.min.js", File.ReadAllText(folder.Combine("a.html")));
        Assert.DoesNotContain("temml", File.ReadAllText(folder.Combine("b.html")));
    }

    [Fact]
    public void Given_single_file_when_written_then_there_are_no_assets_and_no_script_ends_early()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Combine("m/temml/dist"));
        File.WriteAllText(folder.Combine("m/temml/dist/temml.min.js"), "x = '</script><!--'");

        LessonSite.Write([Lesson("a.ipynb", "$x$")], folder.Combine("out"), new SiteOptions { NodeModules = folder.Combine("m"), SingleFile = true });

        Assert.False(Directory.Exists(folder.Combine("out/assets")));
        var html = File.ReadAllText(folder.Combine("out/a.html"));
        Assert.Contains(@"x = '<\/script><\!--'", html);
        Assert.DoesNotContain("assets/", html);
        Assert.Equal(3, html.Split("</script>").Length - 1);
    }

    [Fact]
    public void Given_what_the_run_recorded_when_written_then_page_and_index_say_it()
    {
        using var folder = new TemporaryFolder();
        var failed = Lesson("f.ipynb", "# F");
        new RunRecord { Succeeded = false, Seconds = 200.4, Seed = 7, Facts = [new(".NET", "10 <rc>")] }.WriteTo(failed.Notebook);
        var unfinished = Lesson("u.ipynb", "# U");
        new RunRecord { Seconds = 1 }.WriteTo(unfinished.Notebook);

        LessonSite.Write([failed, unfinished, Lesson("n.ipynb", "# N")], folder.Path);

        var page = File.ReadAllText(folder.Combine("f.html"));
        Assert.Contains("<dt>time</dt><dd>3 min 20 s</dd>", page);
        Assert.Contains("<dt>seed</dt><dd>7</dd>", page);
        Assert.Contains("<dt>.NET</dt><dd>10 &lt;rc&gt;</dd>", page);
        Assert.DoesNotContain("About this run", File.ReadAllText(folder.Combine("n.html")));
        var index = File.ReadAllText(folder.Combine("index.html"));
        Assert.Contains("Stopped at an error", index);
        Assert.Contains("Did not finish", index);
    }

    [Fact]
    public void Given_a_folder_that_cannot_be_one_when_written_then_one_error_names_it_and_the_remedy()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Combine("out"), "a file");

        var error = Assert.Throws<IOException>(() => LessonSite.Write([Lesson("a.ipynb", "x")], folder.Combine("out"), new SiteOptions()));

        Assert.Contains(folder.Combine("out"), error.Message);
        Assert.EndsWith("Check that the folder exists and can be written to.", error.Message);
    }

    [Fact]
    public void Given_the_same_lessons_when_written_twice_then_not_a_byte_differs()
    {
        using var folder = new TemporaryFolder();
        LessonSite.Write([Lesson("a.ipynb", "# A\n\n## B\n\n## C")], folder.Combine("1"));
        LessonSite.Write([Lesson("a.ipynb", "# A\n\n## B\n\n## C")], folder.Combine("2"));

        Assert.Equal(File.ReadAllText(folder.Combine("1/a.html")), File.ReadAllText(folder.Combine("2/a.html")));
    }

    private static LessonPage Lesson(string path, string markdown) =>
        new(new NotebookDocument(path) { Cells = { new NotebookCell(CellKind.Markdown, markdown) } }, path);
}
