using Torchbook.Display;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Tests.Notebooks.Documents;

public class NotebookDocumentTests
{
    // Exactly as nbformat 5 writes it (json.dumps with indent=1, sort_keys, ensure_ascii=False), with fields of other programs.
    private const string AsJupyterWritesIt = """
        {
         "cells": [
          {
           "attachments": {},
           "cell_type": "markdown",
           "id": "intro",
           "metadata": {
            "unknown": {
             "b": 1.50,
             "a": []
            }
           },
           "source": [
            "# Faltung — 畳み込み 🙂\n",
            "text with \"quotes\", a \\ and a tab\t"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 3,
           "id": "c0de",
           "metadata": {
            "tags": [
             "parameters",
             "fast"
            ]
           },
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "\u001b[31mred\u001b[0m <b>&'\n"
             ]
            }
           ],
           "source": []
          }
         ],
         "metadata": {
          "kernelspec": {
           "name": ".net-csharp"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5,
         "somebody": "else's field"
        }

        """;

    [Fact]
    public void Given_a_notebook_written_by_jupyter_when_saved_then_not_a_byte_differs() =>
        Assert.Equal(AsJupyterWritesIt, NotebookDocument.Parse(AsJupyterWritesIt, "a.ipynb").ToJson());

    [Fact]
    public void Given_a_notebook_when_parsed_then_cells_show_kind_text_tags_and_count()
    {
        var document = NotebookDocument.Parse(AsJupyterWritesIt, "a.ipynb");

        Assert.Equal("Faltung — 畳み込み 🙂", document.Title);
        Assert.Equal([CellKind.Markdown, CellKind.Code], document.Cells.Select(cell => cell.Kind));
        Assert.Equal(["intro", "c0de"], document.Cells.Select(cell => cell.Id));
        Assert.Equal("# Faltung — 畳み込み 🙂\ntext with \"quotes\", a \\ and a tab\t", document.Cells[0].Source);
        Assert.Equal(["parameters", "fast"], document.Cells[1].Tags);
        Assert.True(document.Cells[1].HasTag("fast"));
        Assert.Equal(3, document.Cells[1].ExecutionCount);
        Assert.Single(document.Cells[1].Outputs);
        Assert.Equal(".net-csharp", (string?)document.Metadata["kernelspec"]!["name"]);
    }

    [Fact]
    public void Given_source_as_one_string_when_saved_then_it_becomes_lines()
    {
        var json = NotebookDocument.Parse(Notebook("""{"cell_type":"code","metadata":{},"source":"a\nb\n\nc"}"""), "a").ToJson();

        Assert.Contains("""
               "source": [
                "a\n",
                "b\n",
                "\n",
                "c"
               ]
            """.ReplaceLineEndings("\n").TrimStart(), json);
    }

    [Theory]
    [InlineData("")]
    [InlineData("one line")]
    [InlineData("ends with feed\n")]
    [InlineData("\n\n")]
    [InlineData("windows\r\nlines\r\n")]
    [InlineData("\u2028 separators \u0085 stay in their line\nnext")]
    public void Given_any_source_when_saved_and_read_then_it_is_the_same(string source)
    {
        var document = new NotebookDocument("new");
        document.Cells.Add(new NotebookCell(CellKind.Raw, source));

        Assert.Equal(source, NotebookDocument.Parse(document.ToJson(), "again").Cells[0].Source);
    }

    [Fact]
    public void Given_random_text_when_saved_and_read_then_it_is_the_same()
    {
        const int seed = 20260;
        var random = new Random(seed);
        for (var run = 0; run < 200; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(4) switch
            {
                0 => ((char)random.Next(0, 0x20)).ToString(),
                1 => ((char)random.Next(0x20, 0x80)).ToString(),
                2 => ((char)random.Next(0x80, 0xD800)).ToString(),
                _ => char.ConvertFromUtf32(random.Next(0x10000, 0x110000)),
            }));
            var document = new NotebookDocument("new");
            document.Cells.Add(new NotebookCell(CellKind.Code, text));
            document.Cells[0].Outputs.Add(NotebookOutput.Stream("stdout", text));

            var json = document.ToJson();
            var again = NotebookDocument.Parse(json, "again");

            Assert.True(text == again.Cells[0].Source, $"seed {seed}, run {run}");
            Assert.Equal(json, again.ToJson());
        }
    }

    [Fact]
    public void Given_a_cell_that_ran_when_outputs_are_cleared_then_neither_outputs_nor_count_remain()
    {
        var cell = NotebookDocument.Parse(AsJupyterWritesIt, "a").Cells[1];

        cell.ClearOutputs();

        Assert.Empty(cell.Outputs);
        Assert.Null(cell.ExecutionCount);
    }

    [Fact]
    public void Given_outputs_of_every_kind_when_saved_then_text_is_split_and_pictures_are_not()
    {
        var document = new NotebookDocument("new");
        var cell = new NotebookCell(CellKind.Code, "x", ["solution"]) { ExecutionCount = 1 };
        document.Cells.Add(cell);
        var bundle = MimeBundle.Text("two\nlines").With(Mime.Png, [1, 2, 3]).With(Mime.Json, new System.Text.Json.Nodes.JsonObject { ["x"] = 1 });
        cell.Outputs.Add(NotebookOutput.Display(bundle));
        cell.Outputs.Add(NotebookOutput.Result(bundle, 1));
        cell.Outputs.Add(NotebookOutput.Error("System.Exception", "bad", ["In[1]:line 1"]));

        var again = NotebookDocument.Parse(document.ToJson(), "again").Cells[0];

        Assert.Equal(["display_data", "execute_result", "error"], again.Outputs.Select(output => (string)output!["output_type"]!));
        Assert.Equal("""["two\n","lines"]""", again.Outputs[0]!["data"]![Mime.PlainText]!.ToJsonString());
        Assert.Equal("AQID", (string?)again.Outputs[0]!["data"]![Mime.Png]);
        Assert.Equal(1, (int?)again.Outputs[1]!["data"]![Mime.Json]!["x"]);
        Assert.Equal(["solution"], again.Tags);
    }

    [Fact]
    public void Given_cells_without_or_with_equal_ids_when_read_then_ids_are_unique_and_stay_so()
    {
        const string cell = """{"cell_type":"raw","metadata":{},"source":[]}""";
        const string copied = """{"cell_type":"raw","id":"twin","metadata":{},"source":[]}""";
        var document = NotebookDocument.Parse(Notebook($"{cell},{copied},{copied},{cell}", minor: 4), "a");

        Assert.Equal(["cell-1", "twin", "twin-2", "cell-4"], document.Cells.Select(c => c.Id));
        Assert.Contains("\"nbformat_minor\": 5", document.ToJson());
        Assert.Equal(document.ToJson(), NotebookDocument.Parse(document.ToJson(), "a").ToJson());
    }

    internal static string Notebook(string cells, int major = 4, int minor = 5) =>
        $$"""{"cells":[{{cells}}],"metadata":{},"nbformat":{{major}},"nbformat_minor":{{minor}}}""";
}
