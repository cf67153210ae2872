using Torchbook.Display;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Tests.Notebooks.Cells;

public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CellFixture cells = new();

    private string Write(string name, string text)
    {
        var path = folder.Combine(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    [Theory]
    [InlineData("#!import {0}", "helpers.cs")]
    [InlineData("#load \"{0}\"", "helpers.csx")]
    [InlineData("#!import \"{0}\"", "with blank.csx")]
    public void Given_a_source_file_when_imported_then_cells_see_what_it_declares(string line, string name)
    {
        var path = Write(name, "using System.Globalization;\nint Triple(int n) => 3 * n;\nrecord Pair(int A, int B);");
        Assert.Equal(6, cells.Value(string.Format(System.Globalization.CultureInfo.InvariantCulture, line, path) + "\nTriple(new Pair(2, 0).A)"));
        Assert.Equal("", cells.Value("CultureInfo.InvariantCulture.Name"));
    }

    [Fact]
    public void Given_a_file_with_a_namespace_when_imported_then_its_types_are_there() =>
        Assert.Equal(4, cells.Value($"#!import {Write("lib.cs", "namespace My.Lib;\n\npublic static class Extensions\n{\n    public static int Twice(this int n) => 2 * n;\n}")}\nusing My.Lib;\n2.Twice()"));

    [Fact]
    public void Given_a_notebook_when_imported_then_its_cells_run_in_their_languages_and_prose_is_left_out()
    {
        var notebook = new NotebookDocument("part");
        notebook.Cells.Add(new(CellKind.Markdown, "# Prose"));
        notebook.Cells.Add(new(CellKind.Code, "var fromNotebook = 5;"));
        var html = new NotebookCell(CellKind.Code, "<b>x</b>");
        html.Metadata["dotnet_interactive"] = new System.Text.Json.Nodes.JsonObject { ["language"] = "html" };
        notebook.Cells.Add(html);
        notebook.Cells.Add(new(CellKind.Code, "fromNotebook * 2"));
        notebook.Save(folder.Combine("part.ipynb"));
        Assert.Equal(5, cells.Value($"#!import {folder.Combine("part.ipynb")}\nfromNotebook"));
        Assert.Equal(["<b>x</b>", "10"], cells.Displays.Select(d => d.Data[Mime.PlainText]!.ToString()));
    }

    [Fact]
    public void Given_a_dib_when_imported_then_its_cells_run()
    {
        var path = Write("part.dib", "#!csharp\n\nvar fromDib = 1;\n\n#!markdown\n\ntext\n\n#!csharp\n\nfromDib++;");
        Assert.Equal(2, cells.Value($"#!import {path}\nfromDib"));
    }

    [Fact]
    public void Given_files_in_folders_when_they_import_each_other_then_paths_begin_at_each_file()
    {
        Write("parts/inner/deep.csx", "var deep = 3;");
        Write("parts/outer.csx", "#load \"inner/deep.csx\"\nvar outer = deep + 1;");
        Assert.Equal(7, cells.Value($"#!import {folder.Combine("parts/outer.csx")}\ndeep + outer"));
    }

    [Fact]
    public void Given_files_that_import_each_other_in_a_circle_when_run_then_the_error_shows_it()
    {
        Write("a.csx", "#!import b.csx");
        Write("b.csx", "var fine = 1;\n#!import a.csx");
        var error = cells.Error($"\n#!import {folder.Combine("a.csx")}");
        Assert.Equal(2, error.Line);
        Assert.StartsWith("b.csx(2,1): #!import: a.csx imports itself: a.csx → b.csx → a.csx.", error.Message);
    }

    [Fact]
    public void Given_an_error_in_a_file_when_imported_then_file_and_line_are_told_and_the_cells_line_is_that_of_the_import()
    {
        var error = cells.Error($"var x = 1;\n#!import {Write("bad.csx", "var a = 1;\nvar b = missing;")}");
        Assert.Equal(2, error.Line);
        Assert.StartsWith("bad.csx(2,9): CS0103", error.Message);
        var thrown = cells.Error($"#!import {Write("throws.csx", "var c = 1;\nthrow new Exception(\"inside\");")}");
        Assert.Equal("inside", thrown.Message);
        Assert.Contains("   at throws.csx:line 2", thrown.Trace);
    }

    [Theory]
    [InlineData("#!import none.csx", "there is no file")]
    [InlineData("#!import", "a file is missing")]
    [InlineData("#!import data.parquet", ".parquet files are not known")]
    [InlineData("#!import broken.ipynb", "This is not JSON")]
    public void Given_what_cannot_be_imported_when_run_then_the_error_says_why(string line, string message)
    {
        Write("data.parquet", "PAR1");
        Write("broken.ipynb", "{");
        var error = cells.Error(line.Replace("#!import ", $"#!import {folder.Path}/", StringComparison.Ordinal));
        Assert.Equal(1, error.Line);
        Assert.Contains(message, error.Message);
    }

    public void Dispose()
    {
        cells.Dispose();
        folder.Dispose();
    }
}
