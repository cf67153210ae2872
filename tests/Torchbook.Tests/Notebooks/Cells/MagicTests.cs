using Torchbook.Display;
using Torchbook.Notebooks.Cells;

namespace Torchbook.Tests.Notebooks.Cells;

public sealed class MagicTests : IDisposable
{
    private readonly CellFixture cells = new();

    [Fact]
    public void Given_time_when_a_cell_runs_then_value_and_wall_time_are_shown()
    {
        Assert.Null(cells.Value("#!time\nThread.Sleep(20);\n6 * 7"));
        Assert.Equal("42", cells.Displays[0].Data[Mime.PlainText]!.ToString());
        var time = cells.Displays[1].Data[Mime.PlainText]!.ToString();
        Assert.Matches(@"^Wall time: \d+(\.\d)?ms$", time);
        Assert.True(double.Parse(time["Wall time: ".Length..^2]) >= 20, time);
    }

    [Fact]
    public void Given_an_unknown_magic_when_run_then_the_error_lists_what_there_is()
    {
        var error = cells.Error("var x = 1;\n#!frobnicate --now");
        Assert.Equal("CompileError", error.Name);
        Assert.Equal(2, error.Line);
        Assert.StartsWith("(2,1): #!frobnicate is not known here. Languages: #!csharp, ", error.Message);
        Assert.Contains("#!share", error.Message);
        Assert.Equal(1, cells.Value("x"));
    }

    [Fact]
    public void Given_parts_in_several_languages_when_run_then_each_is_shown_and_CSharp_lines_stay()
    {
        var error = cells.Error("#!html\n<b>x</b>\n#!csharp\n1 + 1\n#!markdown\n# Title\n#!csharp\nnone");
        Assert.Equal(8, error.Line);
        Assert.StartsWith("(8,1): CS0103", error.Message);
        Assert.Equal(["<b>x</b>", "2", "# Title"], cells.Displays.Select(d => d.Data[Mime.PlainText]!.ToString()));
    }

    [Fact]
    public void Given_an_exception_behind_a_magic_when_run_then_its_line_is_the_cells()
    {
        var error = cells.Error("#!time\n\nint zero = 0;\n1 / zero");
        Assert.Equal("DivideByZeroException", error.Name);
        Assert.Equal(4, error.Line);
        Assert.Contains("   at In[1]:line 4", error.Trace);
    }

    [Theory]
    [InlineData("html", "text/html", "<b>bold</b>")]
    [InlineData("svg", "image/svg+xml", "<svg width='4' height='4'><circle r='2'/></svg>")]
    [InlineData("markdown", "text/markdown", "Some *words*.")]
    [InlineData("md", "text/markdown", "| a |\n|---|\n| 1 |")]
    public void Given_markup_when_run_then_it_is_displayed_as_its_type(string name, string mimeType, string text)
    {
        Assert.Equal(text, cells.Shown($"#!{name}\n{text}\n", mimeType));
        Assert.Equal(text, cells.Displays[0].Data[Mime.PlainText]!.ToString());
        Assert.Equal(2, cells.Displays[0].Data.Count);
    }

    [Fact]
    public void Given_the_language_in_metadata_when_run_then_no_line_is_needed_but_one_counts_more()
    {
        Assert.Equal("<i>x</i>", cells.Shown("<i>x</i>", Mime.Html, language: "html"));
        Assert.Equal(3, cells.Value("#!csharp\n1 + 2", language: "html"));
        Assert.Contains("#!python is not known here", cells.Error("print(1)", language: "python").Message);
    }

    [Fact]
    public void Given_JavaScript_when_run_then_it_becomes_a_script_that_cannot_be_ended_early()
    {
        var html = cells.Shown("#!javascript\nconsole.log('</script><b>');", Mime.Html);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "</script"));
        Assert.Contains(@"console.log('<\/script><b>');", html);
    }

    [Fact]
    public void Given_a_value_for_JavaScript_when_shared_then_the_script_declares_it_as_JSON()
    {
        cells.Value("var points = new[] { new { X = 1, Y = \"</script>\" } };");
        var html = cells.Shown("#!js\n#!share --from csharp points --as data\nreturn data.length;", Mime.Html);
        Assert.Contains("""const data = [{"X":1,"Y":"\u003C/script\u003E"}];""", html);
    }

    [Fact]
    public void Given_text_in_value_when_shared_then_it_is_a_string()
    {
        Assert.Null(cells.Value("#!value --name csv\n\na,b\n1,\"2\"\n"));
        Assert.Equal("a,b\n1,\"2\"", cells.Value("#!share --from value csv\ncsv"));
        Assert.Equal(9, cells.Value("#!share csv --from value --as text\ntext.Length"));
    }

    [Fact]
    public void Given_JSON_in_value_with_its_type_when_run_then_it_is_shown_as_JSON()
    {
        cells.Value("#!value --name config --mime-type application/json\n{ \"a\": [1, 2] }");
        Assert.Equal("[1,2]", cells.Displays.Single().Data[Mime.Json]!["a"]!.ToJsonString());
    }

    [Fact]
    public void Given_a_file_for_value_when_run_then_its_text_is_kept()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Combine("words with blanks.txt"), "one two");
        cells.Value($"#!value --from-file \"{folder.Combine("words with blanks.txt")}\" --name words");
        Assert.Equal("one two", cells.Value("#!share --from value words\nwords"));
    }

    [Theory]
    [InlineData("#!value\nx", "--name is missing")]
    [InlineData("#!value --name\nx", "--name needs a value")]
    [InlineData("#!value --name x --from-file no/such/file.txt", "there is no file")]
    [InlineData("#!value --name x --from-url nonsense", "nonsense is not an address on the web")]
    [InlineData("#!value --name x --from-url http://127.0.0.1:9/x", "Without a network, save the text as a file and use --from-file")]
    [InlineData("#!share x", "--from is missing")]
    [InlineData("#!share --from csharp", "a variable's name is missing")]
    [InlineData("#!share --from csharp x y", "one a variable's name is expected")]
    [InlineData("#!share --from cobol x", "there is no language 'cobol'; variables have csharp, ")]
    [InlineData("#!share --from html x", "html has no variables")]
    [InlineData("#!share --from csharp nothing", "csharp has no variable 'nothing'")]
    [InlineData("#!share --from csharp x --loudly", "--loudly is not known")]
    [InlineData("#!set --name y --value @input:age", "Console.ReadLine()")]
    [InlineData("#!set --name y --value @csharp", "@csharp is not of the form @LANGUAGE:NAME")]
    [InlineData("#!set --value 3 --name 2x", "'2x' cannot be the name of a C# variable")]
    public void Given_a_magic_that_cannot_be_done_when_run_then_the_error_says_why(string cell, string message)
    {
        var error = cells.Error(cell);
        Assert.Equal(1, error.Line);
        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("-0.5", -0.5)]
    [InlineData("true", true)]
    [InlineData("9000000000", 9000000000L)]
    [InlineData("\"two words\"", "two words")]
    public void Given_a_literal_for_set_when_run_then_the_variable_has_its_type(string literal, object expected) =>
        Assert.Equal(expected, cells.Value($"#!set --name x --value {literal}\nx"));

    [Fact]
    public void Given_a_MIME_type_when_sharing_then_the_representation_is_shared() =>
        Assert.Equal("<b>x</b>", cells.Value("var page = HTML(\"<b>x</b>\");\n#!share --from csharp page --mime-type text/html --as markup\nmarkup"));

    [Fact]
    public void Given_variables_when_asked_who_then_the_newest_of_each_name_is_listed()
    {
        cells.Value("var b = 1; var a = \"first\";");
        cells.Value("var b = new List<int> { 1, 2 };");
        Assert.Equal("a\nb", cells.Shown("#!who"));
        var table = cells.Shown("#!whos", Mime.Html);
        Assert.Contains("List&lt;Int32&gt;", table);
        Assert.Contains("first", table);
    }

    [Fact]
    public void Given_lsmagic_when_run_then_languages_and_commands_are_listed()
    {
        var list = cells.Shown("#!lsmagic");
        Assert.Contains("#!csharp, #!C#, #!c#", list);
        Assert.Contains("#!share --from LANGUAGE NAME", list);
        Assert.StartsWith("Torchbook ", cells.Shown("#!about"));
    }

    [Fact]
    public void Given_mermaid_that_is_not_installed_when_run_then_the_text_is_shown() =>
        Assert.Equal(["text/plain", "text/vnd.mermaid"], ShownTypes("#!mermaid\ngraph LR; A-->B"));

    [Fact]
    public void Given_mermaid_when_run_twice_then_the_first_diagram_brings_the_library()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Combine("mermaid.js"), "window.mermaid = {};");
        using var withLibrary = new CellFixture(new() { MermaidFile = folder.Combine("mermaid.js") });
        var first = withLibrary.Shown("#!mermaid\ngraph LR; A-->B", Mime.Html);
        var second = withLibrary.Shown("#!mermaid\ngraph LR; B-->C", Mime.Html);
        Assert.Contains("window.torchbookMermaid ??=", first);
        Assert.DoesNotContain("window.torchbookMermaid ??=", second);
        Assert.Contains("<pre>graph LR; B--&gt;C</pre>", second);
        Assert.Equal("graph LR; B-->C", withLibrary.Displays[0].Data["text/vnd.mermaid"]!.ToString());
    }

    private string[] ShownTypes(string code)
    {
        cells.Value(code);
        return [.. cells.Displays.Single().Data.Select(d => d.Key).Order()];
    }

    public void Dispose() => cells.Dispose();
}
