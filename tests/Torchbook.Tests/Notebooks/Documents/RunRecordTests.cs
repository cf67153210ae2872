using System.Text.Json.Nodes;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Tests.Notebooks.Documents;

public class RunRecordTests
{
    [Fact]
    public void Given_a_record_when_written_saved_and_read_then_it_is_the_same()
    {
        var notebook = new NotebookDocument("a.ipynb") { Cells = { new NotebookCell(CellKind.Raw, "x") } };
        new RunRecord { Succeeded = true, Seconds = 12.25, Seed = 42, Facts = [new(".NET", "10.0.1"), new("CPU", "2 × \"x\"")] }.WriteTo(notebook);

        var again = RunRecord.ReadFrom(NotebookDocument.Parse(notebook.ToJson(), "a.ipynb"));

        Assert.NotNull(again);
        Assert.Equal((true, 12.25, 42L), (again.Succeeded, again.Seconds, again.Seed));
        Assert.Equal([new(".NET", "10.0.1"), new("CPU", "2 × \"x\"")], again.Facts);
    }

    [Fact]
    public void Given_other_metadata_when_a_record_is_written_then_it_stays()
    {
        var notebook = new NotebookDocument("a.ipynb") { Metadata = { ["torchbook"] = new JsonObject { ["level"] = 2 } } };

        new RunRecord { Seed = 1 }.WriteTo(notebook);
        new RunRecord { Seed = 2 }.WriteTo(notebook);

        Assert.Equal(2, (int?)notebook.Metadata["torchbook"]!["level"]);
        Assert.Equal(2, RunRecord.ReadFrom(notebook)!.Seed);
    }

    [Fact]
    public void Given_two_facts_of_one_name_when_written_then_the_later_one_stays()
    {
        var notebook = new NotebookDocument("a.ipynb");

        new RunRecord { Facts = [new("processor", "guessed"), new("data", "x"), new("processor", "known")] }.WriteTo(notebook);

        Assert.Equal([new("processor", "known"), new("data", "x")], RunRecord.ReadFrom(notebook)!.Facts);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"torchbook":7}""")]
    [InlineData("""{"torchbook":{"run":[]}}""")]
    public void Given_no_record_when_read_then_there_is_none(string metadata)
    {
        var json = NotebookDocumentTests.Notebook("""{"cell_type":"raw","metadata":{},"source":[]}""").Replace("\"metadata\":{},\"nbformat\"", $"\"metadata\":{metadata},\"nbformat\"");

        Assert.Null(RunRecord.ReadFrom(NotebookDocument.Parse(json, "a")));
    }

    [Fact]
    public void Given_values_of_a_wrong_type_when_read_then_they_count_as_missing()
    {
        var notebook = new NotebookDocument("a.ipynb")
        {
            Metadata = { ["torchbook"] = JsonNode.Parse("""{"run":{"succeeded":"yes","seconds":"1","seed":1.5,"facts":{"n":3,"none":null}}}""") },
        };

        var record = RunRecord.ReadFrom(notebook)!;

        Assert.Null(record.Succeeded);
        Assert.Null(record.Seconds);
        Assert.Null(record.Seed);
        Assert.Equal([new("n", "3"), new("none", "")], record.Facts);
    }
}
