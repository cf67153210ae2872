using System.Text.Json.Nodes;
using Torchbook.Display;
using Torchbook.Notebooks.Documents;
using static Torchbook.Tests.Notebooks.Pages.SiteFixture;

namespace Torchbook.Tests.Notebooks.Pages;

public class OutputTests
{
    [Theory]
    [InlineData("<script>alert(1)</script> & more", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more")]
    [InlineData("10%\r 60%\r100%\ndone\r\n", "100%\ndone")]
    [InlineData("\u001b[31mred\u001b[0m plain", "<span class=\"ansi-31\">red</span> plain")]
    [InlineData("\u001b[1;92mbold\u001b[22m not\u001b[m", "<span class=\"ansi-1 ansi-92\">bold</span><span class=\"ansi-92\"> not</span>")]
    [InlineData("\u001b[38;5;208morange\u001b[0m \u001b]0;title\u0007\u001b[2Kx\0", "orange x")]
    [InlineData("\u001b[31mover\nlines\u001b[0m", "<span class=\"ansi-31\">over</span>\n<span class=\"ansi-31\">lines</span>")]
    [InlineData("✓ accuracy 0.99", "<span class=\"passed\">✓ accuracy 0.99</span>")]
    [InlineData("✗ accuracy 0.89", "<span class=\"failed\">✗ accuracy 0.89</span>")]
    public void Given_what_a_cell_printed_when_written_then_it_reads_as_in_a_terminal(string text, string html) =>
        Assert.Contains($"<pre class=\"text stdout\">{html}</pre>", Article(Code("x", NotebookOutput.Stream("stdout", text))));

    [Fact]
    public void Given_pieces_of_streams_when_written_then_neighbors_are_joined()
    {
        var html = Article(Code("x", NotebookOutput.Stream("stdout", "a"), NotebookOutput.Stream("stdout", "b\n"), NotebookOutput.Stream("stderr", "c"), NotebookOutput.Stream("stdout", "d")));

        Assert.Contains("<pre class=\"text stdout\">ab</pre>\n<pre class=\"text stderr\">c</pre>\n<pre class=\"text stdout\">d</pre>", html);
    }

    [Fact]
    public void Given_a_flood_of_text_when_written_then_the_page_stays_small_and_says_so()
    {
        var html = Article(Code("x", NotebookOutput.Stream("stdout", string.Concat(Enumerable.Repeat("0123456789\n", 100_000)))));

        Assert.True(html.Length < 120_000);
        Assert.EndsWith("… 90,909 more lines are in the notebook.</span></pre>\n</div>\n</div>\n", html);
    }

    [Fact]
    public void Given_several_representations_when_written_then_the_richest_is_shown()
    {
        var text = MimeBundle.Text("plain <b>");
        Assert.Contains("<pre class=\"text result\">plain &lt;b&gt;</pre>", Article(Shown(text)));
        Assert.Contains("<p>some <strong>prose</strong></p>", Article(Shown(text.With(Mime.Markdown, "some **prose**"))));
        Assert.Contains("alt=\"plain &lt;b&gt;\" src=\"data:image/png;base64,AQID\"", Article(Shown(text.With(Mime.Png, [1, 2, 3]))));
        Assert.Contains("<div class=\"html\"><table></table></div>", Article(Shown(text.With(Mime.Html, "<table></table>"))));
        Assert.Contains("<div class=\"paper\"><svg id=\"d\"></svg></div>", Article(Shown(text.With(Mime.FigureSvg, "<?xml version=\"1.0\"?><svg id=\"d\"></svg>"))));
    }

    [Fact]
    public void Given_a_png_when_written_then_its_size_is_known_before_it_is_read()
    {
        const string png1x1 = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        var bundle = MimeBundle.Text("dot").With(Mime.Png, png1x1);
        Assert.Contains("width=\"1\" height=\"1\" src", Article(Shown(bundle)));

        bundle.Metadata[Mime.Png] = new JsonObject { ["width"] = 8 };
        Assert.Contains("width=\"8\" height=\"8\" class=\"pixels\" src", Article(Shown(bundle)));
    }

    [Fact]
    public void Given_a_plotly_figure_when_written_then_the_picture_is_shown_and_no_text_in_it_ends_the_script()
    {
        var figure = JsonNode.Parse("""{"data":[],"layout":{"title":{"text":"a </script><!-- title"}}}""")!;

        var html = Article(Shown(MimeBundle.Text("x").With(Mime.Png, [1]).With(Mime.Html, "<b>no</b>").With(Mime.Plotly, figure)));

        Assert.Contains("<figure class=\"chart\" data-title=\"a &lt;/script&gt;&lt;!-- title\"><div class=\"paper\"><img ", html);
        Assert.Equal(2, html.Split("</script>").Length);
        Assert.DoesNotContain("<b>no</b>", html);
    }

    [Fact]
    public void Given_a_figure_whose_title_has_markup_when_described_then_it_is_words()
    {
        var figure = JsonNode.Parse("""{"data":[],"layout":{"title":{"text":"<b>Loss falls</b><br><span style=\"color:#555\">from 1 &lt; x</span>"}}}""")!;

        Assert.Contains("data-title=\"Loss falls from 1 &lt; x\"", Article(Shown(MimeBundle.Text("x").With(Mime.Plotly, figure))));
    }

    [Theory]
    [InlineData(true, "at least 0.9", "<span class=\"passed\">✓</span> a &lt; b = <strong>0.95</strong> <span class=\"expected\">(at least 0.9)</span>")]
    [InlineData(false, "at least 0.9", "<span class=\"failed\">✗</span> a &lt; b = <strong>0.95</strong> <span class=\"expected\">(at least 0.9)</span>")]
    [InlineData(true, "", "<span class=\"observed\">•</span> a &lt; b = <strong>0.95</strong>")]
    public void Given_a_claim_when_written_then_it_is_a_tick_with_value_and_tolerance(bool holds, string expected, string html)
    {
        var claim = new JsonObject { ["name"] = "a < b", ["value"] = "0.95", ["expected"] = expected, ["holds"] = holds, ["because"] = "so" };

        var article = Article(Shown(MimeBundle.Text("x").With(Mime.Html, "other").With(Mime.Claim, claim)));

        Assert.Contains($"<p class=\"claim\">{html}<br><span class=\"because\">so</span></p>", article);
    }

    [Fact]
    public void Given_an_error_when_written_then_it_is_said_once_with_the_trace_below()
    {
        var html = Article(Code("x", NotebookOutput.Error("System.Exception", "a < b", ["\u001b[31mSystem.Exception\u001b[0m: a < b", "   at In[3]:line 4"])));

        Assert.Contains("<strong>System.Exception</strong> a &lt; b</p><pre class=\"text\">   at In[3]:line 4</pre>", html);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"output_type":7}""")]
    [InlineData("""{"output_type":"display_data","data":[]}""")]
    [InlineData("""{"output_type":"display_data","data":{"image/png":7,"text/html":null}}""")]
    [InlineData("""{"output_type":"display_data","data":{"application/vnd.plotly.v1+json":{"layout":7}}}""")]
    [InlineData("""{"output_type":"display_data","data":{"application/vnd.plotly.v1+json":{"layout":{"title":{"text":7}}}},"metadata":7}""")]
    [InlineData("""{"output_type":"error"}""")]
    [InlineData("""{"output_type":"error","traceback":[7,null],"ename":null}""")]
    [InlineData("""{"output_type":"stream"}""")]
    [InlineData("""{"output_type":"update_display_data"}""")]
    public void Given_an_output_out_of_shape_when_written_then_the_page_is_written(string output) =>
        Assert.Contains("<div class=\"cell\">", Article(Code("x", JsonNode.Parse(output)!.AsObject())));

    [Fact]
    public void Given_a_run_that_stopped_when_written_then_cells_after_it_say_that_they_did_not_run()
    {
        Assert.Contains("This cell was not run.", Article(Code("a"), new NotebookCell(CellKind.Code, "b")));
        Assert.DoesNotContain("not run", Article(new NotebookCell(CellKind.Code, "a"), new NotebookCell(CellKind.Code, "b")));
    }

    [Fact]
    public void Given_hidden_parts_when_written_then_they_are_folded()
    {
        var cell = Code("secret", NotebookOutput.Stream("stdout", "shown"));
        cell.Metadata["jupyter"] = new JsonObject { ["source_hidden"] = true, ["outputs_hidden"] = true };

        var html = Article(cell);

        Assert.Contains("<summary>Code <small>1 line</small></summary>", html);
        Assert.Contains("<summary>Output</summary>", html);
    }

    private static NotebookCell Shown(MimeBundle bundle) => Code("x", NotebookOutput.Display(bundle));
}
