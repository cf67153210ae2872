using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Torchbook.Notebooks.Documents;
using static Torchbook.Tests.Notebooks.Pages.SiteFixture;

namespace Torchbook.Tests.Notebooks.Pages;

public class ProseTests
{
    [Theory]
    [InlineData("the rate $\\eta < 1$", "the rate <span class=\"math\">\\eta &lt; 1</span>")]
    [InlineData("$$a = b$$", "<div class=\"math display\">a = b</div>")]
    [InlineData("$$\na\n$$", "<div class=\"math display\">a</div>")]
    [InlineData("$$ a\n + b $$", "<div class=\"math display\">a\n + b</div>")]
    [InlineData("text\n\n\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}", "<div class=\"math display\">\\begin{align}\na &amp;= b \\\\\nc &amp;= d\n\\end{align}</div>")]
    [InlineData("between $$a$$ words", "between <span class=\"math display\">a</span> words")]
    [InlineData("from $5 to $6", "from $5 to $6")]
    [InlineData("`$$a$$`", "<code>$$a$$</code>")]
    public void Given_tex_when_written_then_it_stays_readable_and_marked(string markdown, string html) =>
        Assert.Contains(html, Article(Markdown(markdown)));

    [Fact]
    public void Given_dollars_in_fenced_code_when_written_then_they_are_no_formula() =>
        Assert.DoesNotContain("math", Article(Markdown("```bash\n$$a$$\n\\begin{align}\n\\end{align}\n```")));

    [Fact]
    public void Given_fenced_csharp_when_written_then_it_is_colored_and_other_code_is_not()
    {
        Assert.Contains("<span class=\"k\">var</span>", Article(Markdown("```csharp\nvar x = 1;\n```")));
        Assert.Contains("<code>var x = 1;</code>", Article(Markdown("```python\nvar x = 1;\n```")));
    }

    [Fact]
    public void Given_equal_headings_in_several_cells_when_written_then_each_can_be_reached()
    {
        var html = Article(Markdown("# T\n## Übung: Größe"), Markdown("## Übung: Größe"), Markdown("## Main"));

        Assert.Contains("id=\"übung-größe\"", html);
        Assert.Contains("id=\"übung-größe-2\"", html);
        Assert.Contains("id=\"main-2\"", html);
    }

    [Fact]
    public void Given_a_table_when_written_then_it_stands_in_a_box_that_scrolls() =>
        Assert.Matches("<div class=\"scroll\">\\s*<table>", Article(Markdown("| a | b |\n|--|--|\n| 1 | 2 |")));

    [Fact]
    public void Given_a_picture_beside_the_notebook_when_written_then_the_page_carries_it()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Combine("my images"));
        File.WriteAllBytes(folder.Combine("my images/a.png"), [1, 2, 3]);

        var html = Article(folder.Path, Markdown("![the alt](my%20images/a.png) ![gone](missing.png) ![far](https://example.org/a.png) ![odd](%00.png)"));

        Assert.Contains("src=\"data:image/png;base64,AQID\" alt=\"the alt\"", html);
        Assert.Contains("src=\"missing.png\"", html);
        Assert.Contains("src=\"https://example.org/a.png\"", html);
    }

    [Fact]
    public void Given_a_picture_pasted_into_the_cell_when_written_then_the_page_carries_it()
    {
        var cell = Markdown("![x](attachment:my%20pic.png)");
        cell.Json["attachments"] = new JsonObject { ["my pic.png"] = new JsonObject { ["image/png"] = "AQID\n" } };

        Assert.Contains("src=\"data:image/png;base64,AQID\"", Article(cell));
    }

    [Fact]
    public void Given_tags_when_written_then_neighbors_of_one_kind_fold_together()
    {
        var html = Article(Markdown("a", "solution"), new NotebookCell(CellKind.Code, "b", ["solution"]), Markdown("c", "pytorch"), Markdown("d", "collapsed"));

        Assert.Equal(["Solution", "In PyTorch this is …", "More"], Regex.Matches(html, "<summary>(.*?)</summary>").Select(match => match.Groups[1].Value));
    }
}
