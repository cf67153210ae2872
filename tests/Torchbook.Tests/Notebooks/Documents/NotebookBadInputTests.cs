using System.Text;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Tests.Notebooks.Documents;

public class NotebookBadInputTests
{
    private const string Cell = """{"cell_type":"code","id":"a","metadata":{},"source":[],"outputs":[],"execution_count":null}""";

    public static TheoryData<string, string> Broken => new()
    {
        { "", "file is empty" },
        { " \n", "file is empty" },
        { "# Not JSON", "not JSON (line 1, byte 1)" },
        { "{\n\"cells\": [", "not JSON (line 2" },
        { "{\n<<<<<<< HEAD\n", "merge conflict" },
        { "[]", "outermost value is not an object" },
        { "null", "outermost value is not an object" },
        { "{}", "\"nbformat\" is not a whole number" },
        { """{"nbformat":"4","nbformat_minor":5}""", "\"nbformat\" is not a whole number" },
        { """{"nbformat":4,"nbformat_minor":null}""", "\"nbformat_minor\" is not a whole number" },
        { """{"nbformat":3,"nbformat_minor":0,"worksheets":[]}""", "format 3; format 4 is needed" },
        { """{"nbformat":5,"nbformat_minor":0}""", "newer than the format 4" },
        { """{"nbformat":4,"nbformat_minor":5}""", "no field \"cells\"" },
        { """{"nbformat":4,"nbformat_minor":5,"cells":{}}""", "\"cells\" is not a list" },
        { NotebookDocumentTests.Notebook(""), "has no cells" },
        { """{"nbformat":4,"nbformat_minor":5,"metadata":[],"cells":[]}""", "field \"metadata\" that is not an object" },
        { """{"nbformat":4,"nbformat":4,"nbformat_minor":5}""", "not JSON" },
        { NotebookDocumentTests.Notebook($"{Cell},7"), "Cell 2 is not an object" },
        { NotebookDocumentTests.Notebook(Cell.Replace("\"code\"", "\"chart\"")), "Cell 1 has the type \"chart\"" },
        { NotebookDocumentTests.Notebook("{}"), "Cell 1 has the type \"none\"" },
        { NotebookDocumentTests.Notebook(Cell.Replace("\"source\":[]", "\"source\":[1]")), "\"source\" that is neither" },
        { NotebookDocumentTests.Notebook(Cell.Replace("\"source\":[]", "\"source\":null")), "\"source\" that is neither" },
        { NotebookDocumentTests.Notebook(Cell.Replace("\"id\":\"a\"", "\"id\":1")), "\"id\" that is not text" },
        { NotebookDocumentTests.Notebook(Cell.Replace("\"metadata\":{}", "\"metadata\":1")), "\"metadata\" that is not an object" },
        { NotebookDocumentTests.Notebook(Cell.Replace("\"metadata\":{}", "\"metadata\":{\"tags\":\"x\"}")), "\"tags\"" },
        { NotebookDocumentTests.Notebook(Cell.Replace("\"outputs\":[]", "\"outputs\":[\"x\"]")), "\"outputs\"" },
        { NotebookDocumentTests.Notebook(Cell.Replace("null", "\"x\"")), "\"execution_count\"" },
        { new string('[', 5000), "not JSON" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Given_a_broken_notebook_when_parsed_then_one_error_names_file_cause_and_remedy(string text, string cause)
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(text, "lesson.ipynb"));

        Assert.StartsWith("lesson.ipynb: ", error.Message);
        Assert.Contains(cause, error.Message);
        Assert.EndsWith(".", error.Message);
    }

    [Theory]
    [InlineData(@"a\ud83d", "a\uFFFD")]
    [InlineData(@"\uDE00b\ud83d\ud83d\ude00", "\uFFFDb\uFFFD\U0001F600")]
    [InlineData(@"\\ud83d\n", "\\ud83d\n")]
    public void Given_half_a_character_when_read_then_it_is_replaced_and_the_rest_survives(string escaped, string expected)
    {
        var text = NotebookDocumentTests.Notebook(Cell.Replace("\"source\":[]", $"\"source\":[\"{escaped}\"]"));

        Assert.Equal(expected, NotebookDocument.Parse(text, "lesson.ipynb").Cells[0].Source);
    }

    [Fact]
    public void Given_no_file_a_folder_or_bytes_that_are_not_text_when_loaded_then_the_error_says_which()
    {
        using var folder = new TemporaryFolder();
        var binary = folder.Combine("binary.ipynb");
        File.WriteAllBytes(binary, [0x7B, 0xFF, 0xFE, 0x7D]);

        Assert.Contains("no such file", Load(folder.Combine("missing.ipynb")));
        Assert.Contains("no such file", Load(folder.Combine("missing/a.ipynb")));
        Assert.Contains("This is a folder", Load(folder.Path));
        Assert.Contains("not UTF-8", Load(binary));
    }

    [Fact]
    public void Given_a_file_beyond_the_limit_when_loaded_then_it_is_refused_unread()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("huge.ipynb");
        using (var file = File.Create(path))
        {
            file.SetLength(NotebookDocument.MaxBytes + 1);
        }

        Assert.Contains("up to 256 MiB are read. Clear its outputs", Load(path));
    }

    [Fact]
    public void Given_a_byte_order_mark_when_loaded_then_it_is_no_obstacle()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("bom.ipynb");
        File.WriteAllText(path, NotebookDocumentTests.Notebook(Cell), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Single(NotebookDocument.Load(path).Cells);
    }

    private static string Load(string path) => Assert.Throws<NotebookFormatException>(() => NotebookDocument.Load(path)).Message;
}
