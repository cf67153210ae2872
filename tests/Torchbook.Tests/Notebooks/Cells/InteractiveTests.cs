using Torchbook.Display;
using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Cells.Packages;

namespace Torchbook.Tests.Notebooks.Cells;

/// <summary>What notebooks written for .NET Interactive name.</summary>
public sealed class InteractiveTests : IDisposable
{
    private readonly CellFixture cells = new();

    [Fact]
    public void Given_the_formatter_by_its_full_name_when_registered_then_values_are_shown_by_it()
    {
        cells.Value("record Celsius(double Degrees);\nMicrosoft.DotNet.Interactive.Formatting.Formatter.Register<Celsius>(c => $\"<b>{c.Degrees} °C</b>\", \"text/html\");");
        Assert.Equal("<b>20 °C</b>", cells.Shown("new Celsius(20).Display();", Mime.Html));
        Assert.Equal("<b>21 °C</b>", cells.Value("Microsoft.DotNet.Interactive.Formatting.Formatter.ToDisplayString(new Celsius(21), \"text/html\")"));
    }

    [Fact]
    public void Given_the_formatters_namespace_when_used_then_its_names_are_not_ambiguous()
    {
        cells.Value("using Microsoft.DotNet.Interactive;\nusing Microsoft.DotNet.Interactive.Formatting;");
        cells.Value("Formatter.Register<Version>((v, writer) => writer.Write($\"version {v}\"), mimeType: PlainTextFormatter.MimeType);\nFormatter.ListExpansionLimit = 5;");
        Assert.Equal("version 1.2", cells.Value("new Version(1, 2).ToDisplayString()"));
        Assert.Equal("version 1.3", cells.Shown("display(new Version(1, 3));"));
        cells.Value("Formatter.SetPreferredMimeTypesFor(typeof(Version), HtmlFormatter.MimeType);\nFormatter.ResetToDefault();");
        Assert.Equal(20, cells.Value("Formatter.ListExpansionLimit"));
    }

    [Fact]
    public void Given_a_formatter_with_a_context_when_registered_then_it_writes_there()
    {
        cells.Value("using Microsoft.DotNet.Interactive.Formatting;\nFormatter.Register<Version>((v, context) => { context.Writer.Write($\"<u>{v}</u>\"); return true; }, mimeType: \"text/html\");");
        Assert.Equal("<u>1.2</u>", cells.Shown("display(new Version(1, 2));", Mime.Html));
    }

    [Fact]
    public void Given_what_a_cell_calls_without_using_when_run_then_it_is_there()
    {
        cells.Value("Kernel.display(HTML(\"<i>x</i>\"));\nJavascript(\"alert(1)\");\nCSS(\"b { color: red }\");\nKernelInvocationContext.Current.Display(3);");
        Assert.Equal(
            ["<i>x</i>", "<script type=\"text/javascript\">alert(1)</script>", "<style>b { color: red }</style>"],
            cells.Displays.Take(3).Select(d => d.Data[Mime.Html]!.ToString()));
        Assert.Equal("3", cells.Displays[3].Data[Mime.PlainText]!.ToString());
    }

    [Fact]
    public void Given_MIME_types_when_displayed_then_those_are_shown()
    {
        Assert.Equal("<b>x</b>", cells.Shown("\"<b>x</b>\".DisplayAs(\"text/html\");", Mime.Html));
        cells.Value("KernelInvocationContext.Current.DisplayAs(\"# T\", \"text/markdown\");\nKernel.display(HTML(\"<i>y</i>\"), \"text/plain\");");
        Assert.Equal("# T", cells.Displays[0].Data[Mime.Markdown]!.ToString());
        Assert.False(cells.Displays[1].Data.ContainsKey(Mime.Html));
    }

    [Theory]
    [InlineData("(LaTeXString)@\"\\alpha\"", @"\alpha")]
    [InlineData("(MathString)@\"x^2\"", "$$x^2$$")]
    public void Given_LaTeX_when_shown_then_it_is_a_formula(string code, string expected) =>
        Assert.Equal(expected, cells.Shown($"({code}).Display();", "text/latex"));

    [Fact]
    public void Given_a_displayed_value_when_updated_then_the_output_changes() =>
        Assert.Equal("[1, 2]", cells.Shown("var shown = display(\"first\");\nshown.Update(\"[1, 2]\");"));

    [Theory]
    [InlineData("Kernel.Root", "here C# code reaches no other kernels")]
    [InlineData("Microsoft.DotNet.Interactive.Kernel.Current", "#!fsharp")]
    [InlineData("KernelInvocationContext.Current.Publish(null)", "here cells publish no events")]
    public void Given_what_only_NET_Interactive_has_when_named_then_the_error_says_so(string code, string message)
    {
        var error = cells.Error(code);
        Assert.Equal("CompileError", error.Name);
        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData("b(\"a < b\")", "<b>a &lt; b</b>")]
    [InlineData("span[style: \"color:red\", id: \"x\"](\"t\")", "<span style=\"color:red\" id=\"x\">t</span>")]
    [InlineData("div.note(b(1), br, HTML(\"<i>2</i>\"))", "<div class=\"note\"><b>1</b><br><i>2</i></div>")]
    [InlineData("ul(new[] { \"x\", \"y\" }.Select(s => li(s)))", "<ul><li>x</li><li>y</li></ul>")]
    [InlineData("img[src: \"a\\\"b.png\"]", "<img src=\"a&quot;b.png\">")]
    [InlineData("option[\"selected\"](\"one\")", "<option selected>one</option>")]
    public void Given_markup_as_calls_when_written_then_text_is_encoded_and_markup_is_not(string code, string expected)
    {
        cells.Value("using Microsoft.DotNet.Interactive.Formatting;\nusing static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;");
        Assert.Equal(expected, cells.Value($"PocketView view = {code};\nview.ToString()"));
        Assert.Equal(expected, cells.Shown("display(view);", Mime.Html));
    }

    [Fact]
    public void Given_IHtmlContent_when_used_then_strings_and_markup_fit()
    {
        cells.Value("using Microsoft.AspNetCore.Html;\nusing static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\nvar list = new List<IHtmlContent> { new HtmlString(\"<hr>\"), (IHtmlContent)td(\"x\") };");
        Assert.Equal("<tr><hr><td>x</td></tr>", cells.Shown("display(tr(list));", Mime.Html));
    }

    [Fact]
    public void Given_packages_of_NET_Interactive_when_referenced_then_their_names_are_the_hosts_or_the_error_says_why()
    {
        using var mapped = new CellFixture(new() { Packages = new PackageMap().Add("Microsoft.DotNet.Interactive").AddMissing("Microsoft.DotNet.Interactive.*", "It extends.") });
        Assert.Equal("text/html", mapped.Value("#r \"nuget: Microsoft.DotNet.Interactive, *-*\"\nusing Microsoft.DotNet.Interactive.Formatting;\nHtmlFormatter.MimeType"));
        Assert.Equal("(2,1): It extends.", mapped.Error("\n#r \"nuget: Microsoft.DotNet.Interactive.SqlServer, 1.0.0-beta\"").Message);
    }

    public void Dispose()
    {
        Formatter.ResetToDefault();
        cells.Dispose();
    }
}
