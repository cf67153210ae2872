using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Export;

namespace Torchbook.Tests.Notebooks.Export;

public class NotebookExportTests
{
    private static readonly ExportOptions options = new() { FileName = "x.cs", Command = "test", Header = ["#:property A=1"] };

    [Fact]
    public void Given_prose_and_cells_when_exported_then_the_program_has_usings_comments_statements_and_types_in_order()
    {
        var text = Export(
            new NotebookCell(CellKind.Markdown, "# Title\n\n" + string.Concat(Enumerable.Repeat("words ", 25)).Trim()),
            Code("using System.Globalization;\n// a point\nrecord Point(int X);\n// where it is\nvar p = new Point(3); // three\np.X * 2 // six"),
            Code("private static int Twice(int n) => 2 * n;\npublic int count;\nTwice(count);"));

        Assert.Equal("""
            #!/usr/bin/env dotnet
            // Title. Made with: test
            // Run it with: dotnet run -c Release x.cs
            #:property A=1
            USINGS
            using System.Globalization;
            using static Torchbook.Display.DisplayFunctions;

            // # Title
            //
            // words words words words words words words words words words words words words words words words words words words words
            // words words words words words

            // where it is
            var p = new Point(3); // three
            ShowValue(p.X * 2);

            static int Twice(int n) => 2 * n;
            int count = default;
            Twice(count);

            // A notebook shows the value of a cell's last expression.
            static void ShowValue(object value)
            {
                if (value is not null)
                {
                    Torchbook.Display.DisplayFunctions.display(value);
                }
            }

            // a point
            record Point(int X);


            """, System.Text.RegularExpressions.Regex.Replace(text, @"(using System[\w.]*;\n)+using Torchbook.Display;\n", "USINGS\n"));
    }

    [Fact]
    public void Given_a_last_expression_without_a_value_when_exported_then_it_is_a_statement() =>
        Assert.Contains("\nConsole.WriteLine(1);\n", Export(Code("Console.WriteLine(1)")));

    [Fact]
    public void Given_names_that_a_notebook_may_use_twice_when_exported_then_the_second_gets_a_number()
    {
        var text = Export(
            Code("int Add(int a) => a + 1;\nstring Add(string a) => a + 1;\nvar i = 5;"),
            Code("for (var i = 0; i < 2; i++) { Console.Write(Add(i) + Add(\"x\")); }\nFunc<int, int> f = i => i + 1;\nf(i)"));

        Assert.Contains("string Add2(string a)", text);
        Assert.Contains("for (var i2 = 0; i2 < 2; i2++) { Console.Write(Add(i2) + Add2(\"x\")); }", text);
        Assert.Contains("Func<int, int> f = i => i + 1;\nShowValue(f(i));", text);
    }

    [Fact]
    public void Given_parameters_when_exported_then_arguments_set_them()
    {
        var text = Export(new NotebookCell(CellKind.Code, "var fast = false;\nvar name = \"x\";\nvar list = new int[3];", ["parameters"]));

        Assert.Contains("case [\"fast\", var text]: fast = bool.Parse(text); break;", text);
        Assert.Contains("case [\"name\", var text]: name = text; break;", text);
        Assert.DoesNotContain("\"list\"", text);
    }

    [Fact]
    public void Given_packages_when_exported_then_each_is_named_once_and_what_is_not_here_is_not_checked()
    {
        var text = Export(Code("#r \"nuget: Some.Package, 1.2\"\nusing Some;\nSome.Call(); Nothing();"), Code("#r \"nuget: Some.Package, 1.2\"\n#r \"nuget: Other\"\n1"));

        Assert.Contains("\n#:property A=1\n#:package Some.Package@1.2\n#:package Other@*\nusing", text);
        Assert.Contains("using Some;\n", text);
    }

    [Fact]
    public void Given_cells_that_do_not_run_when_exported_then_they_are_left_out() =>
        Assert.DoesNotContain("Secret", Export(new NotebookCell(CellKind.Code, "Secret();", ["solution"]), new NotebookCell(CellKind.Code, "Secret();", ["skip-execution"]), Code("1")));

    [Theory]
    [InlineData("In[2]: #!time is a command to the notebook", "#!time\n1")]
    [InlineData("In[2]: #load \"x.cs\": put the file's text into the cell.", "#load \"x.cs\"")]
    [InlineData("In[2]: #r \"x.dll\": a program of one file refers to packages and projects", "#r \"x.dll\"")]
    [InlineData("In[2]: PropertyDeclaration: the body of a program has no place for it", "int X => 3;")]
    [InlineData("\n  In[2]: CS0128: A local variable or function named 'first' is already defined", "var first = 2;")]
    [InlineData("\n  In[2]: CS0103: The name 'nothing' does not exist", "nothing")]
    [InlineData("\n  In[2]: CS1", "var a = 1\nvar b = 2;")]
    public void Given_a_cell_that_no_program_can_have_when_exported_then_cell_and_reason_are_named(string message, string cell)
    {
        var error = Assert.Throws<ExportException>(() => Export(Code("var first = 1;"), Code(cell)));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Given_a_cell_that_is_to_fail_when_exported_then_it_is_refused() =>
        Assert.StartsWith("In[1] is to fail", Assert.Throws<ExportException>(() => Export(new NotebookCell(CellKind.Code, "throw new Exception();", ["raises-exception"]))).Message);

    [Fact]
    public void Given_a_cell_of_another_language_when_exported_then_it_is_refused()
    {
        var cell = Code("let x = 1");
        cell.Metadata["dotnet_interactive"] = new System.Text.Json.Nodes.JsonObject { ["language"] = "fsharp" };

        Assert.Equal("In[1] is written in fsharp, and the program in C#.", Assert.Throws<ExportException>(() => Export(cell)).Message);
    }

    private static NotebookCell Code(string source) => new(CellKind.Code, source);

    private static string Export(params NotebookCell[] cells)
    {
        var notebook = new NotebookDocument("x");
        foreach (var cell in cells)
        {
            notebook.Cells.Add(cell);
        }

        return NotebookExport.ToProgram(notebook, options);
    }
}
