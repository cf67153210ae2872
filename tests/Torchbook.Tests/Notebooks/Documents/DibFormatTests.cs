using Torchbook.Notebooks.Documents;

namespace Torchbook.Tests.Notebooks.Documents;

public class DibFormatTests
{
    private const string Text = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":["F#","f#"],"languageName":"F#","name":"fsharp"},{"aliases":[],"name":"sql-sales"}]}}

        #!csharp

        #!time
        var x = 1;

        x

        #!markdown

        # Title

        #!fsharp

        let y = 2

        #!sql-sales

        select 1

        #!raw

        as it is

        """;

    [Fact]
    public void Given_a_dib_when_read_then_cells_have_kinds_languages_and_text()
    {
        var notebook = DibFormat.Parse(Text, "sample.dib");
        Assert.Equal([CellKind.Code, CellKind.Markdown, CellKind.Code, CellKind.Code, CellKind.Raw], notebook.Cells.Select(c => c.Kind));
        Assert.Equal("#!time\nvar x = 1;\n\nx", notebook.Cells[0].Source);
        Assert.Equal("# Title", notebook.Cells[1].Source);
        Assert.Equal(["csharp", "fsharp", "sql-sales"], notebook.Cells.Where(c => c.Kind == CellKind.Code).Select(c => CellLanguageName.Of(notebook, c)));
        Assert.Equal("Title", notebook.Title);
    }

    [Fact]
    public void Given_a_dib_when_written_and_read_again_then_it_is_the_same()
    {
        var written = DibFormat.Write(DibFormat.Parse(Text.ReplaceLineEndings("\r\n"), "sample.dib"));
        Assert.Equal(Text.ReplaceLineEndings("\n"), written);
    }

    [Fact]
    public void Given_a_dib_when_saved_as_notebook_then_languages_survive()
    {
        var notebook = DibFormat.Parse(Text, "sample.dib");
        var read = NotebookDocument.Parse(notebook.ToJson(), "sample.ipynb");
        Assert.Equal(DibFormat.Write(notebook), DibFormat.Write(read));
    }

    [Fact]
    public void Given_text_before_the_first_language_when_read_then_it_is_CSharp() =>
        Assert.Equal("1 + 1", Assert.Single(DibFormat.Parse("1 + 1\n", "bare.dib").Cells).Source);

    [Theory]
    [InlineData("", "It has no cells.")]
    [InlineData("#!csharp\n\n#!markdown\n  \n", "It has no cells.")]
    [InlineData("#!meta\n\n{\"kernelInfo\": \n\n#!csharp\n1", "#!meta is not the JSON object")]
    [InlineData("#!meta\n\n[1]\n\n#!csharp\n1", "#!meta is not the JSON object")]
    public void Given_what_is_no_dib_when_read_then_the_error_says_why(string text, string message)
    {
        var error = Assert.Throws<NotebookFormatException>(() => DibFormat.Parse(text, "bad.dib"));
        Assert.StartsWith("bad.dib: ", error.Message);
        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData("""{"polyglot_notebook":{"kernelName":"fsharp"},"dotnet_interactive":{"language":"csharp"}}""", "fsharp")]
    [InlineData("""{"dotnet_interactive":{"language":"html"},"vscode":{"languageId":"polyglot-notebook"}}""", "html")]
    [InlineData("""{"vscode":{"languageId":"mermaid"}}""", "mermaid")]
    [InlineData("""{"vscode":{"languageId":"polyglot-notebook"}}""", null)]
    [InlineData("""{"polyglot_notebook":"fsharp","dotnet_interactive":{"language":3}}""", null)]
    public void Given_a_cells_metadata_when_its_language_is_asked_then_it_is_what_front_ends_write(string metadata, string? expected) =>
        Assert.Equal(expected, CellLanguageName.Of(System.Text.Json.Nodes.JsonNode.Parse(metadata)!.AsObject()));

    [Theory]
    [InlineData("""{"kernelspec":{"language":"C#","name":".net-csharp"}}""", "csharp")]
    [InlineData("""{"language_info":{"name":"F#"}}""", "fsharp")]
    [InlineData("""{"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"fsharp"}},"kernelspec":{"language":"C#"}}""", "fsharp")]
    [InlineData("""{"kernelspec":{"language":"python"}}""", "python")]
    [InlineData("{}", "csharp")]
    public void Given_a_notebooks_metadata_when_a_cell_says_nothing_then_its_language_counts(string metadata, string expected)
    {
        var json = $$"""{"cells":[{"cell_type":"code","source":"1","metadata":{},"outputs":[]}],"metadata":{{metadata}},"nbformat":4,"nbformat_minor":5}""";
        var notebook = NotebookDocument.Parse(json, "n");
        Assert.Equal(expected, CellLanguageName.Of(notebook, notebook.Cells[0]));
    }
}
