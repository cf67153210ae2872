using System.Text.RegularExpressions;
using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Jupyter;

namespace Torchbook.Tests.Notebooks.Jupyter;

public sealed class TracebackTests
{
    [Fact]
    public void Given_frames_inside_a_library_when_shown_then_only_the_one_that_the_cell_called_is_told_and_no_path()
    {
        string[] lines = Lines(null, "",
            "System.FormatException: no",
            "   at System.Number.ThrowFormatException[TChar](ReadOnlySpan`1 value)",
            "   at Lib.Inner(Int32* a) in /somewhere/Inner.cs:line 9",
            "   at System.Int32.Parse(String s)",
            "   at F(Int32 n) in In[3]:line 1",
            "   at Helper() in notes.csx:line 2",
            "   at System.Action.Invoke()",
            "   at In[3]:line 4");

        Assert.Equal(
        [
            "System.FormatException: no",
            "   at System.Int32.Parse(String s) and 2 more inside",
            "   at F(Int32 n) in In[3]:line 1",
            "   at Helper() in notes.csx:line 2",
            "   at System.Action.Invoke()",
            "   at In[3]:line 4",
        ], lines);
    }

    [Fact]
    public void Given_words_causes_and_compiler_errors_when_shown_then_each_stands_out()
    {
        var lines = Traceback.Lines(new("E", "m", null, ["In plain words.", "A.B`1: no", "caused by C.D+E: why", "(1,2): CS0103: x", "   … 3 more frames"]), "");

        Assert.Equal(
        [
            "\u001b[1mIn plain words.\u001b[0m",
            "\u001b[31mA.B`1\u001b[0m: no",
            "\u001b[31mcaused by C.D+E\u001b[0m: why",
            "\u001b[31m(1,2): CS0103\u001b[0m: x",
            "   … 3 more frames",
        ], lines);
    }

    [Theory]
    [InlineData(1, "> 1  a|  2  b|  3  c")]
    [InlineData(4, "  2  b|  3  c|> 4  d|  5  e|  6  f")]
    [InlineData(7, "  5  e|  6  f|> 7  g")]
    [InlineData(8, "")]
    [InlineData(0, "")]
    public void Given_a_line_when_shown_then_it_stands_among_its_neighbors(int line, string expected) =>
        Assert.Equal(expected, string.Join('|', Lines(line, "a\nb\r\nc\nd\ne\nf\ng")));

    [Fact]
    public void Given_a_cell_of_one_line_when_shown_then_it_is_not_repeated() => Assert.Empty(Lines(1, "throw null;"));

    private static string[] Lines(int? line, string code, params string[] trace) =>
        [.. Traceback.Lines(new("E", "m", line, trace), code).Select(l => Regex.Replace(l, "\u001b\\[\\d+m", ""))];
}
