using System.Text.Json.Nodes;
using Torchbook.Notebooks.Jupyter.History;

namespace Torchbook.Tests.Notebooks.Jupyter;

public sealed class HistoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string path;

    public HistoryTests() => path = folder.Combine("history.jsonl");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Given_two_sessions_when_asked_then_tail_range_and_search_find_their_cells()
    {
        var first = new CellHistory(new(path));
        first.Add(1, "var a = 1;");
        first.Add(2, "a + 1");
        var second = new CellHistory(new(path));
        second.Add(1, "a + 1");

        Assert.Equal([(1, 2, "a + 1"), (2, 1, "a + 1")], Tuples(second.Tail(2)));
        Assert.Equal([(1, 1, "var a = 1;"), (1, 2, "a + 1")], Tuples(second.Range(-1, 0, null)));
        Assert.Equal([(1, 2, "a + 1")], Tuples(second.Range(1, 2, 3)));
        Assert.Equal([(2, 1, "a + 1")], Tuples(second.Range(0, 0, null)));
        Assert.Equal([(1, 2, "a + 1"), (2, 1, "a + 1")], Tuples(second.Search("a +*", null, unique: false)));
        Assert.Equal([(2, 1, "a + 1")], Tuples(second.Search("a + ?", null, unique: true)));
        Assert.Equal([(2, 1, "a + 1")], Tuples(second.Search("*", 1, unique: false)));
        Assert.Empty(second.Search("A*", null, unique: false));
    }

    [Fact]
    public void Given_a_line_that_was_cut_off_when_read_then_all_others_are_there()
    {
        new CellHistory(new(path)).Add(1, "kept\nin two lines \"ä\"");
        File.AppendAllText(path, "[1,2,\"cut o");
        new CellHistory(new(path)).Add(1, "next");

        Assert.Equal(["kept\nin two lines \"ä\"", "next"], new CellHistory(new(path)).Tail(10).Select(e => e.Source));
    }

    [Theory]
    [InlineData("null\n{}\n[1]\n[\"a\",1,\"b\"]\n[1,null,\"b\"]\n[1,1,7]\n[1,1,\"good\"]\n")]
    [InlineData("\u0000\u0001\n[1,1,\"good\"]")]
    public void Given_a_damaged_file_when_read_then_what_is_whole_is_there(string content)
    {
        File.WriteAllText(path, content);

        Assert.Equal(["good"], new CellHistory(new(path)).Tail(10).Select(e => e.Source));
    }

    [Fact]
    public void Given_kernels_that_write_at_once_when_read_then_no_cell_is_lost()
    {
        System.Threading.Tasks.Parallel.For(0, 4, kernel =>
        {
            var history = new CellHistory(new(path));
            for (var line = 1; line <= 25; line++)
            {
                history.Add(line, $"{kernel}");
            }
        });

        var all = new CellHistory(new(path)).Tail(1000).ToList();
        Assert.Equal(100, all.Count);
        Assert.Equal(4, all.Select(e => (e.Session, e.Source)).Distinct().Count());
        Assert.Equal(4, all.Select(e => e.Session).Distinct().Count());
    }

    [Fact]
    public void Given_a_large_file_when_a_session_begins_then_only_the_newest_cells_stay()
    {
        File.WriteAllLines(path, Enumerable.Range(1, 5000).Select(i => new JsonArray(1, i, new string('x', 1000)).ToJsonString()));

        new CellHistory(new(path)).Add(1, "new");

        Assert.InRange(new FileInfo(path).Length, 400_000, 1 << 20);
        Assert.Equal([(1, 5000, 1000), (2, 1, 3)], new CellHistory(new(path)).Tail(2).Select(e => (e.Session, e.Line, e.Source.Length)));
    }

    [Fact]
    public void Given_a_place_that_cannot_be_written_when_cells_are_run_then_this_sessions_are_known()
    {
        File.WriteAllText(folder.Combine("file"), "");
        var history = new CellHistory(new(folder.Combine("file/history.jsonl")));
        history.Add(1, "only here");

        Assert.Equal(["only here"], history.Tail(10).Select(e => e.Source));
    }

    [Fact]
    public void Given_a_kernel_when_restarted_then_the_next_one_knows_what_was_run()
    {
        using (var before = new FakeFrontEnd(folder.Combine("user")))
        {
            before.Run("var before = 1;");
            before.Run("var hidden = 2;", new() { ["store_history"] = false });
        }

        using var after = new FakeFrontEnd(folder.Combine("user"));
        after.Run("2 + 2");
        JsonArray Ask(JsonObject content) => after.Ask("history_request", content).Reply["history"]!.AsArray();

        Assert.Equal("""[[1,1,"var before = 1;"],[2,1,"2 \u002B 2"]]""", Ask(new() { ["hist_access_type"] = "tail", ["n"] = 5, ["output"] = false }).ToJsonString());
        Assert.Equal("""[[1,1,["var before = 1;",null]]]""", Ask(new() { ["hist_access_type"] = "search", ["pattern"] = "var*", ["output"] = true }).ToJsonString());
        Assert.Equal("error", after.Ask("history_request", new() { ["hist_access_type"] = "guess" }).Status);
    }

    private static IEnumerable<(int, int, string)> Tuples(IEnumerable<HistoryEntry> entries) => entries.Select(e => (e.Session, e.Line, e.Source));
}
